package dev.althing.config.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant by a misspelt one. */
final class Nearest {
  private Nearest() {}

  /** The closest of the names, if one is close enough to be a misspelling. */
  static Optional<String> to(String word, Collection<String> names) {
    int allowed = Math.max(1, Math.min(4, word.length() / 3));
    return names.stream()
        .filter(name -> Math.abs(name.length() - word.length()) <= allowed)
        .filter(name -> distance(plain(word), plain(name)) <= allowed)
        .min(
            Comparator.<String>comparingInt(name -> distance(plain(word), plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
