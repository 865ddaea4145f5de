package dev.althing.plugins.dice;

import dev.althing.plugins.dice.Modifier.End;
import dev.althing.plugins.dice.Trouble.Excess;
import dev.althing.plugins.dice.Trouble.Mistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The reader of dice with all that belongs to them, such as {@code 4d6r1kh3}. */
final class PoolParser {
  private static final Pattern OPERATION = Pattern.compile("k[hl]|k(?=[0-9])|d[hl]|ro|r|!");
  private static final Pattern COMPARISON = Pattern.compile("[<>]=?|[=\u2264\u2265]");

  /** After a blank it must be a whole word, or else a label begins there. */
  private static final Pattern APART =
      Pattern.compile(
          "(?:[kd][hl][0-9]*|k[0-9]+|(?:ro?|!)(?:[<>]=?|[=\u2264\u2265])?[0-9]+|!)"
              + "(?![\\p{L}\\p{N}])");

  private final Cursor cursor;
  private final int start;
  private final int count;
  private final Die die;
  private final List<Modifier> modifiers = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** How many dice count for certain; exploding may make it more. */
  private int left;

  private boolean mayBeMore;

  /** Begins after the number of dice, at the d. */
  PoolParser(Cursor cursor, int start, long dice, Limits limits) {
    this.cursor = cursor;
    this.start = start;
    cursor.moveTo(cursor.at() + 1);
    this.die = die();
    this.count = count(dice, limits.mostDice());
    this.left = count;
  }

  private Die die() {
    if (cursor.eat('%')) {
      return Die.PERCENT;
    }
    if (cursor.eat('f')) {
      return Die.FATE;
    }
    long sides = cursor.number().orElseThrow(() -> misread(Mistake.SIDES_MISSING, start));
    if (sides < 1 || sides > Limits.SIDES) {
      throw Refused.tooMuch(Excess.SIDES, cursor.since(start), Limits.SIDES);
    }
    return Die.sided((int) sides);
  }

  private int count(long dice, int most) {
    if (dice == 0) {
      throw misread(Mistake.NO_DICE, start);
    }
    if (dice > most) {
      throw Refused.tooMuch(Excess.DICE, cursor.since(start), most);
    }
    return (int) dice;
  }

  Formula.Pool pool() {
    boolean more = true;
    while (more) {
      int before = cursor.at();
      boolean apart = cursor.skipBlanks();
      more = (!apart || cursor.looksAt(APART)) && modifier();
      if (!more) {
        cursor.moveTo(before);
      }
    }
    return new Formula.Pool(count, die, modifiers, cursor.since(start));
  }

  private boolean modifier() {
    int from = cursor.at();
    Optional<String> operation = cursor.eat(OPERATION);
    operation.ifPresent(letters -> modifiers.add(modifier(letters, from)));
    return operation.isPresent();
  }

  private Modifier modifier(String letters, int from) {
    return switch (letters) {
      case "k", "kh" -> keep(End.HIGHEST, from);
      case "kl" -> keep(End.LOWEST, from);
      case "dh" -> drop(End.HIGHEST, from);
      case "dl" -> drop(End.LOWEST, from);
      case "!" -> explode(from);
      default -> reroll(letters.equals("ro"), from);
    };
  }

  private Modifier keep(End end, int from) {
    long kept = cursor.number().orElse(1L);
    if (kept == 0) {
      throw misread(Mistake.KEEPS_NONE, from);
    }
    if (kept > left && !mayBeMore) {
      throw Refused.tooMuch(Excess.KEPT, cursor.since(from), left);
    }
    mayBeMore = kept > left;
    left = (int) Math.min(kept, left);
    return new Modifier.Keep(end, (int) Math.min(kept, Integer.MAX_VALUE));
  }

  private Modifier drop(End end, int from) {
    long dropped = cursor.number().orElse(1L);
    if (dropped >= left) {
      throw misread(Mistake.DROPS_ALL, from);
    }
    left -= (int) dropped;
    return new Modifier.Drop(end, (int) dropped);
  }

  private Modifier explode(int from) {
    Match match = match(from).orElseGet(() -> Match.highest(die));
    checkOnce("!", from);
    checkEnds(match, from);
    mayBeMore = true;
    return new Modifier.Explode(match);
  }

  private Modifier reroll(boolean once, int from) {
    Match match = match(from).orElseThrow(() -> misread(Mistake.FACE_MISSING, from));
    checkOnce("r", from);
    if (!once) {
      checkEnds(match, from);
    }
    return new Modifier.Reroll(match, once);
  }

  private Optional<Match> match(int from) {
    Optional<String> comparison = cursor.eat(COMPARISON);
    Optional<Long> face = cursor.number();
    if (comparison.isPresent() && face.isEmpty()) {
      throw misread(Mistake.FACE_MISSING, from);
    }
    String sign = comparison.orElse("=").replace("\u2264", "<=").replace("\u2265", ">=");
    return face.map(it -> Match.of(sign, it));
  }

  private void checkOnce(String kind, int from) {
    if (!seen.add(kind)) {
      throw misread(Mistake.TWICE, from);
    }
  }

  private void checkEnds(Match match, int from) {
    if (match.hasAllOf(die)) {
      throw misread(Mistake.ENDLESS, from);
    }
  }

  private Refused misread(Mistake mistake, int from) {
    return Refused.misread(mistake, cursor.since(from));
  }
}
