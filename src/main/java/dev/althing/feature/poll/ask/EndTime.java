package dev.althing.feature.poll.ask;

import dev.althing.spi.Spans;
import dev.althing.text.ClockFace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when a poll is to end: {@code 2h}; {@code 18:00}, today or else tomorrow; {@code 6 pm};
 * {@code tomorrow 9:00}; {@code 2027-01-31 18:00}.
 */
public final class EndTime {
  /** The longest a poll may last. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)(?:(?<day>tomorrow|morgen|\\d{4}-\\d{2}-\\d{2})[ T]+(?:at |um )?)?"
              + "(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?: ?(?<half>[ap])\\.?m\\.?)?"
              + "(?<uhr> uhr)?");

  private EndTime() {}

  /** The time after so long; empty when it is none or too far away. */
  public static Optional<Instant> after(String span, Instant now) {
    return Spans.read(span.replace(" ", ""))
        .filter(length -> !length.isZero() && length.compareTo(LONGEST) <= 0)
        .map(now::plus);
  }

  /** The time that clocks of a zone show next; empty when it is none, is past or too far away. */
  public static Optional<Instant> at(String words, Instant now, ZoneId zone) {
    Matcher clock = CLOCK.matcher(words.strip());
    if (!clock.matches() || !saysTime(clock)) {
      return Optional.empty();
    }
    try {
      return Optional.of(next(clock, now.atZone(zone)).toInstant())
          .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(LONGEST)));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** A number alone may be anything. */
  private static boolean saysTime(Matcher clock) {
    return clock.group("minute") != null
        || clock.group("half") != null
        || clock.group("uhr") != null;
  }

  private static ZonedDateTime next(Matcher clock, ZonedDateTime now) {
    LocalTime time = time(clock);
    String day = clock.group("day");
    if (day == null) {
      ZonedDateTime today = now.toLocalDate().atTime(time).atZone(now.getZone());
      return today.isAfter(now)
          ? today
          : now.toLocalDate().plusDays(1).atTime(time).atZone(now.getZone());
    }
    LocalDate date =
        Character.isDigit(day.charAt(0)) ? LocalDate.parse(day) : now.toLocalDate().plusDays(1);
    return date.atTime(time).atZone(now.getZone());
  }

  private static LocalTime time(Matcher clock) {
    int hour = Integer.parseInt(clock.group("hour"));
    int minute = clock.group("minute") == null ? 0 : Integer.parseInt(clock.group("minute"));
    return ClockFace.time(hour, minute, Optional.ofNullable(clock.group("half")))
        .orElseThrow(() -> new DateTimeException("no clock shows " + clock.group()));
  }
}
