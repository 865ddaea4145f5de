package org.example;

import java.util.List;

/**
 * What rolls, see {@link java.util.Random} and <a href="https://example.org/dice">dice</a>. Its
 * faces are 1 &lt; 2; a * is shown as it is, {@literal <b>} too.
 *
 * <p>{@code Dice.of(6)}, {@code
 * Dice.of(8)}
 *
 * <pre>{@code
 * if (dice.roll() > 3) {
 *   win();
 * }
 * }</pre>
 *
 * <p>See {@link Face}, {@link #roll()} and {@link Dice.Face#value the value}.
 *
 * @param <T> what it is made of
 */
public sealed interface Dice<T extends Comparable<T>> {
  /** The most faces. */
  int MOST = 1_000;

  /** An object. */
  Dice<String> USUAL = of(6);

  /**
   * Rolls it. Again
   * and again.
   *
   * <p>{@code dice.roll()}
   *
   * @param context what it is rolled on, like {@code `felt`}
   * @return 1 or more
   * @throws java.io.IOException when it falls off the table
   */
  Face roll(java.util.Map<String, ? extends List<T>> context) throws java.io.IOException;

  default void say(String... words) {}

  /** A die. */
  static Dice<String> of(int faces) {
    return new Wood(faces, List.of(), "", "", "");
  }

  private static void hidden() {}

  /**
   * Made of wood.
   *
   * @param faces how many
   */
  record Wood(int faces, List<String> aVeryLongName, String anotherLongName, String third, String d)
      implements Dice<String> {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException for none
     */
    public Wood {
      if (faces < 1) {
        throw new IllegalArgumentException("(none)");
      }
    }

    /** One with these faces. */
    public Wood(int faces) {
      this(faces, List.of(), "", "", "");
    }

    @Override
    public Face roll(java.util.Map<String, ? extends List<String>> context) {
      return Face.ONE;
    }
  }

  /** What is up. */
  enum Face {
    /** One. */
    ONE,
    /** Two; see {@link #ONE}. */
    TWO;

    /** The usual one. */
    public static final Face USUAL = ONE;

    /** In digits. */
    public <N extends Number> N value(Class<N> type) {
      return type.cast(1);
    }
  }

  /** Not anywhere. */
  record Nowhere() implements Dice<String> {
    @Override
    public Face roll(java.util.Map<String, ? extends List<String>> context) {
      return Face.ONE;
    }
  }
}
