package dev.althing.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The wording of one area in one language, from the message files {@code text/<area>.properties}
 * (in English, complete) and {@code text/<area>_<language>.properties}. Patterns are ICU messages
 * with named arguments; what users supply is always an argument, never a pattern.
 */
public final class Texts {
  private static final Pattern AREA = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Map<List<String>, Texts> LOADED = new ConcurrentHashMap<>();

  private static final Map<String, Boolean> SPOKEN = new ConcurrentHashMap<>();

  private final String area;
  private final Map<String, MessageFormat> messages;

  private Texts(String area, Map<String, MessageFormat> messages) {
    this.area = area;
    this.messages = Map.copyOf(messages);
  }

  /**
   * The wording of an area; what a language lacks is in English.
   *
   * @throws IllegalArgumentException when there is no such area
   */
  public static Texts of(String area, Locale locale) {
    String language = spoken(locale).getLanguage();
    return LOADED.computeIfAbsent(
        List.of(area, language), k -> load(area, Locale.forLanguageTag(language)));
  }

  /** A language as it is, if it has message files; else English, as all that is said is then. */
  static Locale spoken(Locale locale) {
    return SPOKEN.computeIfAbsent(locale.getLanguage(), Texts::isSpoken) ? locale : Locale.ENGLISH;
  }

  private static boolean isSpoken(String language) {
    return LANGUAGES.contains(language)
        && (language.equals("en") || read("message_" + language + ".properties").isPresent());
  }

  /** A text without arguments. */
  public String say(String key) {
    return say(key, Map.of());
  }

  /**
   * A text with its arguments put in as they are.
   *
   * @throws IllegalArgumentException when there is no such text, or an argument of it is missing
   */
  public String say(String key, Map<String, ?> arguments) {
    MessageFormat message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("no text " + key + " in text/" + area + ".properties");
    }
    Set<String> missing = new TreeSet<>(message.getArgumentNames());
    missing.removeAll(arguments.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(area + "/" + key + " lacks " + missing);
    }
    MessageFormat own = message.clone();
    return own.format(new HashMap<String, Object>(arguments));
  }

  /** A text without arguments that need not be there. */
  public Optional<String> find(String key) {
    return messages.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
  }

  /** A text that is Markdown, with arguments that are shown as they are, whatever is in them. */
  public String markdown(String key, Map<String, ?> arguments) {
    Map<String, Object> escaped = new HashMap<>();
    arguments.forEach((name, value) -> escaped.put(name, inMarkdown(value)));
    return say(key, escaped);
  }

  /** The keys there are. */
  public Set<String> keys() {
    return new TreeSet<>(messages.keySet());
  }

  /** The names of the arguments a text takes. */
  public Set<String> arguments(String key) {
    MessageFormat message = messages.get(key);
    return message == null ? Set.of() : new TreeSet<>(message.getArgumentNames());
  }

  /**
   * A value that is Markdown on purpose, and not escaped as an argument.
   *
   * @param text the Markdown
   */
  public record Markdown(String text) {}

  private static Object inMarkdown(Object value) {
    if (value instanceof Markdown markdown) {
      return markdown.text();
    }
    return value instanceof Number || value instanceof java.util.Date
        ? value
        : Markup.escape(value.toString());
  }

  private static Texts load(String area, Locale locale) {
    if (!AREA.matcher(area).matches()) {
      throw new IllegalArgumentException("not the name of an area: " + area);
    }
    Properties english =
        read(area + ".properties")
            .orElseThrow(
                () -> new IllegalArgumentException("there is no text/" + area + ".properties"));
    Map<String, MessageFormat> messages = new HashMap<>();
    compile(english, Locale.ENGLISH, messages);
    read(area + "_" + locale.getLanguage() + ".properties")
        .ifPresent(file -> compile(file, locale, messages));
    return new Texts(area, messages);
  }

  private static void compile(Properties file, Locale locale, Map<String, MessageFormat> into) {
    for (String key : file.stringPropertyNames()) {
      into.put(key, new MessageFormat(file.getProperty(key), locale));
    }
  }

  private static Optional<Properties> read(String file) {
    try (InputStream stream = Texts.class.getResourceAsStream("/text/" + file)) {
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
