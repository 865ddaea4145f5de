package dev.althing.text.html;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The colours of CSS in the one form that Matrix takes. */
final class Colours {
  private static final Pattern SHORT = Pattern.compile("#[0-9a-f]{3}");
  private static final Properties NAMES = load();

  private Colours() {}

  /** The colour as {@code #rrggbb}; empty when it is no name and no hexadecimal number. */
  static Optional<String> hex(String colour) {
    String lower = colour.strip().toLowerCase(Locale.ROOT);
    if (AllowList.COLOUR.matcher(lower).matches()) {
      return Optional.of(lower);
    }
    if (SHORT.matcher(lower).matches()) {
      return Optional.of(lower.replaceAll("([0-9a-f])", "$1$1"));
    }
    return Optional.ofNullable(NAMES.getProperty(lower));
  }

  private static Properties load() {
    Properties names = new Properties();
    try (var stream = Colours.class.getResourceAsStream("colours.properties")) {
      names.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names;
  }
}
