package dev.althing.config.reading;

import dev.althing.spi.Spelling;
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
        .filter(name -> Spelling.slips(plain(word), plain(name)) <= allowed)
        .min(
            Comparator.<String>comparingInt(name -> Spelling.slips(plain(word), plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
