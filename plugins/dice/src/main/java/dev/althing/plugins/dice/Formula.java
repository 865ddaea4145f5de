package dev.althing.plugins.dice;

import java.util.List;

/** What is to be rolled and calculated, as a tree no deeper than brackets may be nested. */
sealed interface Formula {
  /** What is done with each kind of formula. */
  interface Cases<R> {
    /** For a number. */
    R constant(Constant constant);

    /** For the opposite of a value. */
    R negated(Negated negated);

    /** For brackets. */
    R bracketed(Bracketed bracketed);

    /** For values that are combined. */
    R chain(Chain chain);

    /** For dice. */
    R pool(Pool pool);
  }

  /** Calls the case for this kind of formula. */
  <R> R match(Cases<R> cases);

  /**
   * A number.
   *
   * @param value 0 to {@link Limits#NUMBER}
   */
  record Constant(long value) implements Formula {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.constant(this);
    }
  }

  /**
   * The opposite of a value.
   *
   * @param inside the value
   */
  record Negated(Formula inside) implements Formula {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.negated(this);
    }
  }

  /**
   * A formula in brackets.
   *
   * @param inside what is in them
   */
  record Bracketed(Formula inside) implements Formula {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.bracketed(this);
    }
  }

  /**
   * Values that are combined from left to right.
   *
   * @param first the leftmost
   * @param links the others
   */
  record Chain(Formula first, List<Link> links) implements Formula {
    /** Copies the list. */
    public Chain {
      links = List.copyOf(links);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.chain(this);
    }
  }

  /**
   * What a chain goes on with.
   *
   * @param operator how it is combined with what stands before
   * @param right the value
   * @param place where both are written
   */
  record Link(Operator operator, Formula right, Place place) {}

  /**
   * Dice that are thrown together.
   *
   * @param count how many
   * @param die of which kind
   * @param modifiers what is done with them, in this order
   * @param place where they are written
   */
  record Pool(int count, Die die, List<Modifier> modifiers, Place place) implements Formula {
    /** Copies the list. */
    public Pool {
      modifiers = List.copyOf(modifiers);
    }

    /** Whether it is one d20, which can have advantage. */
    boolean isOneD20() {
      return count == 1 && die.equals(Die.D20) && modifiers.isEmpty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pool(this);
    }
  }
}
