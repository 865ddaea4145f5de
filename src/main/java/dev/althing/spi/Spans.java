package dev.althing.spi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time the way people write them: {@code 3d}, {@code 1h30m}. */
public final class Spans {
  private static final int LONGEST = 40;
  private static final Pattern PART = Pattern.compile("([0-9]{1,12})([a-z]{1,7})");

  private Spans() {}

  /** The length of time; empty when the text is none, is negative or has overflowed. */
  public static Optional<Duration> read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    try {
      return lower.startsWith("p") ? Optional.of(Duration.parse(lower)) : parts(lower);
    } catch (DateTimeParseException | ArithmeticException noDuration) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> parts(String text) {
    Matcher matcher = PART.matcher(text);
    long total = 0;
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      long unit = seconds(matcher.group(2));
      if (unit == 0) {
        return Optional.empty();
      }
      total = Math.addExact(total, Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
      at = matcher.end();
    }
    return Optional.of(Duration.ofSeconds(total));
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "s", "sec", "secs", "second", "seconds" -> 1;
      case "m", "min", "mins", "minute", "minutes" -> 60;
      case "h", "hr", "hrs", "hour", "hours" -> 3_600;
      case "d", "day", "days" -> 86_400;
      case "w", "week", "weeks" -> 604_800;
      default -> 0;
    };
  }

  /** The shortest form, in whole seconds: {@code 1d2h}; {@code 0s} for less than a second. */
  public static String write(Duration span) {
    var text = new StringBuilder();
    append(text, span.toDays(), "d");
    append(text, span.toHoursPart(), "h");
    append(text, span.toMinutesPart(), "m");
    append(text, span.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }
}
