package dev.althing.spi.plugin;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plugin's wording, in files beside its classes: {@code words.properties} in English, {@code
 * words_de.properties} in German and so on, in UTF-8 and of {@link MessageFormat} patterns. What
 * people wrote is always an argument, never a pattern.
 *
 * <p>{@code Wording.of(CoinPlugin.class, "words").in(invocation.locale()).say("heads")}
 */
public final class Wording {
  private final Map<String, Tongue> tongues = new TreeMap<>();
  private final Tongue english;
  private final Class<?> beside;
  private final String name;

  private Wording(Class<?> beside, String name) {
    this.beside = beside;
    this.name = name;
    this.english =
        new Tongue(
            Locale.ENGLISH,
            file("")
                .orElseThrow(
                    () -> new IllegalStateException("there is no " + name + ".properties")));
  }

  /** The wording in one language; what it lacks is said in English. */
  public static final class Tongue {
    private final Locale locale;
    private final Properties patterns;

    private Tongue(Locale locale, Properties patterns) {
      this.locale = locale;
      this.patterns = patterns;
    }

    /**
     * A text with its arguments put in.
     *
     * @throws IllegalArgumentException when there is no such text
     */
    public String say(String key, Object... arguments) {
      String pattern = patterns.getProperty(key);
      if (pattern == null) {
        throw new IllegalArgumentException("no text " + key + " in " + locale);
      }
      return new MessageFormat(pattern, locale).format(arguments);
    }

    /** The keys there are. */
    public Set<String> keys() {
      return new TreeSet<>(patterns.stringPropertyNames());
    }
  }

  /**
   * The wording in files beside a class.
   *
   * @throws IllegalStateException when the English one is missing
   */
  public static Wording of(Class<?> beside, String name) {
    return new Wording(beside, name);
  }

  /** In a language, or in English when it is not spoken here. */
  public synchronized Tongue in(Locale locale) {
    return tongues.computeIfAbsent(locale.getLanguage(), this::tongue);
  }

  private Tongue tongue(String language) {
    Properties merged = new Properties();
    merged.putAll(english.patterns);
    Optional<Properties> own = language.equals("en") ? Optional.empty() : file("_" + language);
    own.ifPresent(merged::putAll);
    return own.isPresent() ? new Tongue(Locale.forLanguageTag(language), merged) : english;
  }

  private Optional<Properties> file(String suffix) {
    try (var stream = beside.getResourceAsStream(name + suffix + ".properties")) {
      if (stream == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return Optional.of(properties);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
