package dev.althing.plugins.wordfilter;

import java.util.LinkedHashSet;
import java.util.Set;

/** The reading of digits that stand for letters; a 1 is an i or an l. */
final class Leet {
  private static final String DIGITS = "0123456789";
  private static final String WITH_I = "oi2eas6tbg";
  private static final String WITH_L = "ol2eas6tbg";

  private Leet() {}

  /** The text as it is, and what it may mean; without such digits only the first. */
  static Set<String> readings(String plain) {
    Set<String> readings = new LinkedHashSet<>();
    readings.add(plain);
    readings.add(read(plain, WITH_I));
    readings.add(read(plain, WITH_L));
    return readings;
  }

  private static String read(String plain, String letters) {
    var read = new StringBuilder(plain);
    int at = 0;
    while (at < plain.length()) {
      int end = endOfWord(plain, at);
      // Numbers stay numbers: 455 is no word.
      if (plain.substring(at, end).codePoints().anyMatch(Character::isLetter)) {
        for (int i = at; i < end; i++) {
          int digit = DIGITS.indexOf(plain.charAt(i));
          if (digit >= 0) {
            read.setCharAt(i, letters.charAt(digit));
          }
        }
      }
      at = end + 1;
    }
    return read.toString();
  }

  private static int endOfWord(String plain, int from) {
    int end = from;
    while (end < plain.length() && Reading.isInWord(plain.codePointAt(end))) {
      end += Character.charCount(plain.codePointAt(end));
    }
    return end;
  }
}
