package dev.althing.plugins.fun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The fortunes that are told, one a line in their files.
 *
 * @param english for everybody
 * @param german for those who speak it
 */
record Fortunes(List<String> english, List<String> german) {
  Fortunes {
    english = List.copyOf(english);
    german = List.copyOf(german);
  }

  /** Those that come with the plugin. */
  static Fortunes load() {
    return new Fortunes(lines("fortunes.txt"), lines("fortunes_de.txt"));
  }

  /** Those in a language, or in English. */
  List<String> in(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
  }

  private static List<String> lines(String file) {
    try (var stream = Fortunes.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin has no " + file);
      }
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
