package dev.althing.plugins.dice;

import dev.althing.plugins.dice.Formula.Link;
import dev.althing.plugins.dice.Modifier.Keep;
import dev.althing.plugins.dice.Trouble.Excess;
import dev.althing.plugins.dice.Trouble.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The reader of one formula. It goes down into brackets only, and those have a bound; what follows
 * the formula is left to others.
 */
final class FormulaParser {
  private static final Pattern DICE_AFTER_COUNT = Pattern.compile("[dw]");

  /** So that a word that begins with d is none. */
  private static final Pattern DICE =
      Pattern.compile("[dw](?:[0-9%]|f(?![\\p{L}\\p{N}])|f(?=[kd][hl])|(?![\\p{L}\\p{N}]))");

  private static final List<Operator> OF_SUMS = List.of(Operator.PLUS, Operator.MINUS);
  private static final List<Operator> OF_PRODUCTS = List.of(Operator.TIMES, Operator.DIVIDED_BY);

  private final Cursor cursor;
  private final Limits limits;
  private final Optional<Keep> luck;
  private final int start;
  private int depth;
  private int d20s;
  private long dice;

  /**
   * Begins where the cursor is.
   *
   * @param luck what becomes of a d20, if that is written after the formula
   */
  FormulaParser(Cursor cursor, Limits limits, Optional<Keep> luck) {
    this.cursor = cursor;
    this.limits = limits;
    this.luck = luck;
    this.start = cursor.at();
  }

  /** How many dice that are one d20 by themselves were read. */
  int d20s() {
    return d20s;
  }

  /** How many dice were read. */
  long dice() {
    return dice;
  }

  Formula formula() {
    return chain(OF_SUMS, () -> chain(OF_PRODUCTS, this::signed));
  }

  private Formula chain(List<Operator> operators, Supplier<Formula> operand) {
    cursor.skipBlanks();
    int from = cursor.at();
    Formula first = operand.get();
    List<Link> links = new ArrayList<>();
    Optional<Operator> operator = operator(operators);
    while (operator.isPresent()) {
      links.add(new Link(operator.get(), operand.get(), cursor.since(from)));
      operator = operator(operators);
    }
    return links.isEmpty() ? first : new Formula.Chain(first, links);
  }

  private Optional<Operator> operator(List<Operator> operators) {
    int before = cursor.at();
    cursor.skipBlanks();
    Optional<Operator> found =
        operators.stream().filter(it -> cursor.eat(it.written())).findFirst();
    if (found.isEmpty()) {
      cursor.moveTo(before);
    }
    return found;
  }

  private Formula signed() {
    boolean negative = false;
    boolean more = true;
    while (more) {
      cursor.skipBlanks();
      boolean minus = cursor.eat('-');
      negative ^= minus;
      more = minus || cursor.eat('+');
    }
    Formula value = atom();
    return negative ? new Formula.Negated(value) : value;
  }

  private Formula atom() {
    int from = cursor.at();
    if (cursor.eat('(')) {
      return bracketed(from);
    }
    Optional<Keep> kept = Luck.eat(cursor);
    if (kept.isPresent()) {
      return counted(Luck.pool(kept.get(), cursor.since(from)));
    }
    Optional<Long> number = cursor.number();
    if (cursor.looksAt(number.isPresent() ? DICE_AFTER_COUNT : DICE)) {
      return counted(lucky(new PoolParser(cursor, from, number.orElse(1L), limits).pool()));
    }
    return new Formula.Constant(number.orElseThrow(this::valueMissing));
  }

  private Refused valueMissing() {
    boolean first = cursor.at() == start;
    return Refused.misread(first ? Mistake.NOTHING_TO_ROLL : Mistake.VALUE_MISSING, cursor.word());
  }

  private Formula bracketed(int from) {
    depth++;
    if (depth > Limits.DEPTH) {
      throw Refused.tooMuch(Excess.DEPTH, cursor.since(from), Limits.DEPTH);
    }
    Formula inside = formula();
    cursor.skipBlanks();
    if (cursor.isAtEnd()) {
      throw Refused.misread(Mistake.NEVER_CLOSED, cursor.since(from));
    }
    if (!cursor.eat(')')) {
      throw Refused.misread(Mistake.UNKNOWN, cursor.word());
    }
    depth--;
    return new Formula.Bracketed(inside);
  }

  private Formula.Pool lucky(Formula.Pool pool) {
    if (!pool.isOneD20()) {
      return pool;
    }
    Optional<Keep> own = Luck.eat(cursor);
    d20s += own.isPresent() ? 0 : 1;
    return own.or(() -> luck).map(kept -> Luck.pool(kept, pool.place())).orElse(pool);
  }

  private Formula.Pool counted(Formula.Pool pool) {
    dice += pool.count();
    return pool;
  }
}
