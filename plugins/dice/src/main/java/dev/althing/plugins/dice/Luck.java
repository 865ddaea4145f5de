package dev.althing.plugins.dice;

import dev.althing.plugins.dice.Modifier.End;
import dev.althing.plugins.dice.Modifier.Keep;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Advantage and disadvantage: of two d20 the higher or the lower counts. */
final class Luck {
  private static final Pattern WORD =
      Pattern.compile("(?:dis)?adv(?:antage)?(?![\\p{L}\\p{N}])|dis(?![\\p{L}\\p{N}])");

  private Luck() {}

  /** Goes past a word for it, if one stands here or after blanks. */
  static Optional<Keep> eat(Cursor cursor) {
    int before = cursor.at();
    cursor.skipBlanks();
    Optional<String> word = cursor.eat(WORD);
    if (word.isEmpty()) {
      cursor.moveTo(before);
    }
    return word.map(it -> new Keep(it.startsWith("d") ? End.LOWEST : End.HIGHEST, 1));
  }

  static Formula.Pool pool(Keep kept, Place place) {
    return new Formula.Pool(2, Die.D20, List.of(kept), place);
  }
}
