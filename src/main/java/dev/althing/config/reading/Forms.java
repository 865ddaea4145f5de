package dev.althing.config.reading;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.althing.matrix.id.MatrixLink;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The forms that settings are written in. */
public final class Forms {
  private static final Pattern WITH_UNIT = Pattern.compile("\\d{1,12}\\s*[a-z]{1,12}");

  private Forms() {}

  /** A text that is not blank. */
  public static Form<String> text(String example) {
    return new Form<>(Forms::notBlank, example);
  }

  /** A text in which white space counts. */
  static Form<String> untouched() {
    return new Form<>(
        text -> {
          notBlank(text);
          return text;
        },
        "a text that is not empty");
  }

  /** A whole number from least to most. */
  public static Form<Integer> wholeNumber(int least, int most) {
    return new Form<>(
        text -> inRange(Integer.parseInt(text.strip()), least, most),
        "a whole number from " + least + " to " + most);
  }

  /** A port to listen on, or {@code off}; 0 lets the system choose. */
  public static Form<OptionalInt> portOrOff() {
    return new Form<>(
        text ->
            text.strip().equals("off")
                ? OptionalInt.empty()
                : OptionalInt.of(wholeNumber(0, 65_535).parse().apply(text)),
        "a port from 0 (any free one) to 65535, or off");
  }

  /** A time span with its unit. */
  public static Form<Duration> duration(Duration least, Duration most) {
    return new Form<>(
        text -> {
          var span = span(text.strip());
          if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
            throw new IllegalArgumentException("is out of range");
          }
          return span;
        },
        "a number with its unit, like 30s, 5m or 2h, from " + brief(least) + " to " + brief(most));
  }

  /** One of the named choices. */
  public static <T> Form<T> choice(Map<String, T> choices) {
    var names = String.join(", ", choices.keySet().stream().sorted().toList());
    return new Form<>(
        text -> {
          var chosen = choices.get(text.strip());
          if (chosen == null) {
            throw new IllegalArgumentException("is not one of the choices");
          }
          return chosen;
        },
        "one of " + names);
  }

  /** A user id. */
  public static Form<UserId> userId() {
    return new Form<>(text -> new UserId(text.strip()), "a user id like @alice:example.org");
  }

  /** A room, by id, alias or link. */
  public static Form<RoomReference> room() {
    return new Form<>(
        Forms::roomReference,
        "a room id like !abc:example.org, an alias like #lobby:example.org, or a matrix.to link");
  }

  /** A file or directory. */
  public static Form<Path> path() {
    return new Form<>(text -> Path.of(notBlank(text)), "a path like /var/lib/althing");
  }

  /** A language tag. */
  public static Form<Locale> language() {
    return new Form<>(Forms::locale, "a language tag like en, de or pt-BR");
  }

  /** A time zone by its name. */
  public static Form<ZoneId> zone() {
    return new Form<>(text -> ZoneId.of(text.strip()), "a time zone like UTC or Europe/Berlin");
  }

  /** An address of this machine to listen on. */
  public static Form<InetAddress> host() {
    return new Form<>(Forms::address, "an address of this machine, like 127.0.0.1");
  }

  private static RoomReference roomReference(String text) {
    var named = text.strip();
    return MatrixLink.parse(named)
        .map(link -> new RoomReference(link.target(), link.via()))
        .orElseGet(() -> new RoomReference(named, List.of()));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(notBlank(text));
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("is not a known address", unknown);
    }
  }

  private static Locale locale(String text) {
    try {
      return new Locale.Builder().setLanguageTag(notBlank(text)).build();
    } catch (IllformedLocaleException malformed) {
      throw new IllegalArgumentException("is not a language tag", malformed);
    }
  }

  private static Duration span(String text) {
    if (!WITH_UNIT.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a time span");
    }
    try {
      return ConfigValueFactory.fromAnyRef(text).atKey("span").getDuration("span");
    } catch (ConfigException malformed) {
      throw new IllegalArgumentException("is not a time span", malformed);
    }
  }

  private static int inRange(int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("is out of range");
    }
    return number;
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    return text.strip();
  }

  private static String brief(Duration span) {
    if (span.toSeconds() % 3600 == 0 && !span.isZero()) {
      return span.toHours() + "h";
    }
    return span.toSeconds() % 60 == 0 && !span.isZero()
        ? span.toMinutes() + "m"
        : span.toSeconds() + "s";
  }
}
