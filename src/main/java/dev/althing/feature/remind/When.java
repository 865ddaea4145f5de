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

/**
 * Reads when and of what somebody wants to be reminded: {@code in 10m tea}, {@code at 18:30 tea},
 * {@code on 2027-01-31 18:30 tea}, {@code tomorrow 9:00 tea}, {@code at 6:30 pm tea}; and in German
 * {@code in 10 Minuten Tee}, {@code morgen um 8 Tee}.
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

  // A day without an hour means the morning.
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private When() {}

  /** Reads the words at a moment, in a time zone and a language. */
  static Reading read(String words, Instant now, ZoneId zone, Locale locale) {
    Tongue tongue = Tongue.of(locale);
    String text = words.strip();
    Matcher date = tongue.date(text);
    if (date.matches()) {
      Optional<ClockTime> clock = tongue.clock(date.group(2), true);
      LocalTime time = clock.map(ClockTime::time).orElse(MORNING);
      String rest = clock.map(ClockTime::rest).orElse(date.group(2));
      return day(date.group(1))
          .map(day -> reading(day.atTime(time).atZone(zone), now, rest))
          .orElse(new Reading.BadTime());
    }
    Matcher tomorrow = tongue.tomorrow(text);
    boolean isTomorrow = tomorrow.matches();
    Optional<ClockTime> clock = tongue.clock(isTomorrow ? tomorrow.group(1) : text, isTomorrow);
    if (clock.isPresent()) {
      return reading(next(clock.get(), isTomorrow, now.atZone(zone)), now, clock.get().rest());
    }
    Matcher span = tongue.span(text);
    return span.matches() ? ahead(span, now, zone) : new Reading.NoTime();
  }

  private static Reading ahead(Matcher span, Instant now, ZoneId zone) {
    Optional<Duration> length = ParameterType.duration().read(Tongue.asInCommands(span.group(1)));
    if (length.isEmpty()) {
      return new Reading.NoTime();
    }
    return length.get().compareTo(LONGEST) > 0
        ? new Reading.BadTime()
        : reading(now.plus(length.get()).atZone(zone), now, span.group(2));
  }

  private static ZonedDateTime next(ClockTime clock, boolean isTomorrow, ZonedDateTime now) {
    ZonedDateTime today = now.with(clock.time());
    return isTomorrow || !today.isAfter(now) ? today.plusDays(1) : today;
  }

  private static Optional<LocalDate> day(String date) {
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (java.time.DateTimeException noSuchDay) {
      return Optional.empty();
    }
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
