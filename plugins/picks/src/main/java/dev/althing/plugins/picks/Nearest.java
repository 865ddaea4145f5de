package dev.althing.plugins.picks;

import dev.althing.spi.Spelling;
import java.util.Map;
import java.util.Optional;

/** What was probably meant by a word that was misspelt. */
final class Nearest {
  /** Longer words are not compared: that takes as long as both lengths multiplied. */
  private static final int LONGEST = 40;

  private Nearest() {}

  /** The meaning whose spelling is the nearest, if one is near. */
  static Optional<String> to(String letters, Map<String, String> meanings) {
    if (letters.length() > LONGEST) {
      return Optional.empty();
    }
    int best = 1 + Math.max(1, letters.length() / 3);
    Optional<String> nearest = Optional.empty();
    for (Map.Entry<String, String> one : meanings.entrySet()) {
      int slips = Spelling.slips(letters, one.getKey());
      if (slips < best) {
        best = slips;
        nearest = Optional.of(one.getValue());
      }
    }
    return nearest;
  }
}
