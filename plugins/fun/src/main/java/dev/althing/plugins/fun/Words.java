package dev.althing.plugins.fun;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The wording of this plugin in one language, from {@code words.properties} and {@code
 * words_de.properties}. What people wrote is always an argument, never a pattern.
 */
final class Words {
  private static final Words ENGLISH = new Words(Locale.ENGLISH, load("words.properties"));
  private static final Words GERMAN = new Words(Locale.GERMAN, load("words_de.properties"));

  private final Locale locale;
  private final Properties patterns;

  private Words(Locale locale, Properties patterns) {
    this.locale = locale;
    this.patterns = patterns;
  }

  /** The wording in that language, or in English when it is not spoken here. */
  static Words in(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
  }

  /**
   * A text with its arguments put in as they are.
   *
   * @throws IllegalArgumentException when there is no such text
   */
  String say(String key, Object... arguments) {
    String pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text " + key + " in " + locale);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /** The keys there are. */
  Set<String> keys() {
    return new TreeSet<>(patterns.stringPropertyNames());
  }

  private static Properties load(String file) {
    var properties = new Properties();
    try (var stream = Words.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin has no " + file);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
