package dev.althing.feature.remind;

import dev.althing.spi.ParameterType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when and of what somebody wants to be reminded: {@code in 10m tea}, {@code at 18:30 tea},
 * {@code on 2027-01-31 18:30 tea}, {@code tomorrow 9:00 tea}.
 */
final class When {
  /** The longest time ahead. */
  static final Duration LONGEST = Duration.ofDays(5 * 366);

  /** The longest text, in characters. */
  static final int LONGEST_TEXT = 2_000;

  /** What became of the reading. */
  sealed interface Reading {
    /** A time to come, and a text. */
    record Read(Instant due, String text) implements Reading {}

    /** The words do not say when. */
    record NoTime() implements Reading {}

    /** There is a time, but it has passed or is too far away. */
    record BadTime() implements Reading {}

    /** There is a time, but nothing to be reminded of. */
    record NoText() implements Reading {}

    /** The text is too long. */
    record TooLong(int most) implements Reading {}
  }

  private static final String UNIT =
      "(?:w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?!\\p{L})";
  // Phones begin a text with a capital letter.
  private static final Pattern IN =
      Pattern.compile("(?si)(?:in\\s+)?((?:\\d{1,12}\\s*" + UNIT + "\\s*){1,4})(?:(?<=\\s)|$)(.*)");
  private static final String CLOCK = "([01]?\\d|2[0-3])[:.]([0-5]\\d)";
  private static final Pattern AT =
      Pattern.compile("(?si)(?:(tomorrow)\\s+)?(?:at\\s+)?" + CLOCK + "(?:\\s+|$)(.*)");
  private static final Pattern ON =
      Pattern.compile(
          "(?si)(?:on\\s+)?(\\d{4})-(\\d{2})-(\\d{2})(?:\\s+(?:at\\s+)?"
              + CLOCK
              + ")?(?:\\s+|$)(.*)");

  private When() {}

  /** Reads the words at a moment, in a time zone. */
  static Reading read(String words, Instant now, ZoneId zone) {
    String text = words.strip();
    Matcher on = ON.matcher(text);
    if (on.matches()) {
      return date(on)
          .map(
              day ->
                  reading(
                      day.atTime(clock(on.group(4), on.group(5))).atZone(zone), now, on.group(6)))
          .orElse(new Reading.BadTime());
    }
    Matcher at = AT.matcher(text);
    if (at.matches()) {
      return reading(next(at, now, zone), now, at.group(4));
    }
    Matcher in = IN.matcher(text);
    if (in.matches()) {
      Optional<Duration> span =
          ParameterType.duration().read(in.group(1).replaceAll("\\s", "").toLowerCase(Locale.ROOT));
      if (span.isPresent()) {
        return span.get().compareTo(LONGEST) > 0
            ? new Reading.BadTime()
            : reading(now.plus(span.get()).atZone(zone), now, in.group(2));
      }
    }
    return new Reading.NoTime();
  }

  private static ZonedDateTime next(Matcher at, Instant now, ZoneId zone) {
    ZonedDateTime today =
        now.atZone(zone).with(clock(at.group(2), at.group(3))).withSecond(0).withNano(0);
    boolean later = at.group(1) != null || !today.toInstant().isAfter(now);
    return later ? today.plusDays(1) : today;
  }

  private static Optional<LocalDate> date(Matcher on) {
    try {
      return Optional.of(LocalDate.parse(on.group(1) + "-" + on.group(2) + "-" + on.group(3)));
    } catch (java.time.DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static LocalTime clock(
      @org.jspecify.annotations.Nullable String hour,
      @org.jspecify.annotations.Nullable String minute) {
    // A day without an hour means the morning.
    return hour == null || minute == null
        ? LocalTime.of(9, 0)
        : LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private static Reading reading(ZonedDateTime due, Instant now, String text) {
    Instant time = due.toInstant();
    if (!time.isAfter(now) || time.isAfter(now.plus(LONGEST))) {
      return new Reading.BadTime();
    }
    if (text.isBlank()) {
      return new Reading.NoText();
    }
    return text.length() > LONGEST_TEXT
        ? new Reading.TooLong(LONGEST_TEXT)
        : new Reading.Read(time, text.strip());
  }
}
