package dev.althing.plugins.dice;

import dev.althing.plugins.dice.Modifier.Keep;
import dev.althing.plugins.dice.Trouble.Excess;
import dev.althing.plugins.dice.Trouble.Mistake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reader of a message: rolls that are repeated, have labels, and stand between semicolons. */
final class RollParser {
  private static final Pattern TIMES =
      Pattern.compile("[0-9]+(?:#| *x(?=[ 0-9(+-]|[dw][0-9%f]|adv|dis|$))");
  private static final Pattern TIMES_SIGN = Pattern.compile("#| *x");
  private static final Pattern VALUE = Pattern.compile("[0-9(]|[dw][0-9%]");
  private static final String NO_LABEL = "<>=!%.,^\\";

  private final String written;
  private final Limits limits;
  private final List<Roll> rolls = new ArrayList<>();
  private long dice;

  RollParser(String written, Limits limits) {
    this.written = written;
    this.limits = limits;
  }

  /**
   * What is to be rolled, at least one.
   *
   * @throws Refused when it cannot be read, or is too much
   */
  List<Roll> rolls() {
    if (written.length() > Limits.LENGTH) {
      throw Refused.tooMuch(Excess.LENGTH, new Place(written, 1), Limits.LENGTH);
    }
    int from = 0;
    while (from <= written.length()) {
      int semicolon = written.indexOf(';', from);
      int to = semicolon < 0 ? written.length() : semicolon;
      add(new Cursor(written, from, to));
      from = to + 1;
    }
    if (rolls.isEmpty()) {
      throw Refused.misread(Mistake.NOTHING_TO_ROLL, new Place(written.strip(), 1));
    }
    return List.copyOf(rolls);
  }

  private void add(Cursor cursor) {
    cursor.skipBlanks();
    int from = cursor.at();
    if (!cursor.isAtEnd()) {
      int times = times(cursor);
      Roll roll = roll(cursor, times);
      if (dice > limits.mostDice()) {
        throw Refused.tooMuch(Excess.DICE, cursor.since(from), limits.mostDice());
      }
      rolls.addAll(Collections.nCopies(times, roll));
    }
  }

  private int times(Cursor cursor) {
    int from = cursor.at();
    boolean repeats = cursor.looksAt(TIMES);
    long times = repeats ? cursor.number().orElse(1L) : 1;
    if (repeats) {
      cursor.eat(TIMES_SIGN);
    }
    if (times == 0) {
      throw Refused.misread(Mistake.NO_ROLLS, cursor.since(from));
    }
    if (times > Limits.ROLLS - rolls.size()) {
      Place place = repeats ? cursor.since(from) : cursor.word();
      throw Refused.tooMuch(Excess.ROLLS, place, Limits.ROLLS);
    }
    return (int) times;
  }

  private Roll roll(Cursor cursor, int times) {
    cursor.skipBlanks();
    int from = cursor.at();
    var parser = new FormulaParser(cursor, limits, Optional.empty());
    Formula formula = parser.formula();
    int behind = cursor.at();
    Optional<Keep> luck = Luck.eat(cursor);
    if (luck.isPresent()) {
      checkOneD20(parser, cursor, behind);
      int after = cursor.at();
      cursor.moveTo(from);
      parser = new FormulaParser(cursor, limits, luck);
      formula = parser.formula();
      cursor.moveTo(after);
    }
    dice += parser.dice() * times;
    return new Roll(formula, label(cursor));
  }

  private static void checkOneD20(FormulaParser parser, Cursor cursor, int from) {
    if (parser.d20s() != 1) {
      throw Refused.misread(Mistake.NOT_ONE_D20, cursor.since(from));
    }
  }

  private static String label(Cursor cursor) {
    boolean apart = cursor.skipBlanks();
    if (cursor.isAtEnd()) {
      return "";
    }
    if (cursor.eat('#')) {
      return cursor.rest().strip();
    }
    if (cursor.next() == ')') {
      throw Refused.misread(Mistake.NEVER_OPENED, cursor.word());
    }
    if (cursor.looksAt(VALUE)) {
      throw Refused.misread(apart ? Mistake.OPERATOR_MISSING : Mistake.UNKNOWN, cursor.word());
    }
    boolean begins = NO_LABEL.indexOf(cursor.next()) < 0 && !Character.isDigit(cursor.next());
    if (!apart || !begins) {
      throw Refused.misread(Mistake.UNKNOWN, cursor.word());
    }
    return cursor.rest().strip();
  }
}
