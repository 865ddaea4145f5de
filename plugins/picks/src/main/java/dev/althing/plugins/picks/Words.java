package dev.althing.plugins.picks;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a line, between which there is space, or what stands between enumerated things. */
final class Words {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z},;/|]+");

  private Words() {}

  static List<String> of(String line) {
    return Arrays.stream(BETWEEN.split(line)).filter(word -> !word.isEmpty()).toList();
  }
}
