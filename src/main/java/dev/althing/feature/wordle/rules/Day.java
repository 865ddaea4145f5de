package dev.althing.feature.wordle.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A day on which a puzzle is played, as it is where the player lives.
 *
 * @param number the number of its puzzle, from 1
 * @param next when the day after it begins
 * @param until how long its puzzle can be finished: to the end of the day after it
 */
public record Day(int number, Instant next, Instant until) {
  private static final LocalDate BEFORE_THE_FIRST = LocalDate.of(2024, 12, 31);

  /** The day at a moment in a zone. */
  public static Day at(Instant moment, ZoneId zone) {
    LocalDate date = moment.atZone(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(BEFORE_THE_FIRST, date);
    return new Day(
        (int) Math.max(1, Math.min(days, Integer.MAX_VALUE)),
        date.plusDays(1).atStartOfDay(zone).toInstant(),
        date.plusDays(2).atStartOfDay(zone).toInstant());
  }

  /** The date that the puzzle of a number is for. */
  public static LocalDate date(int number) {
    return BEFORE_THE_FIRST.plusDays(number);
  }
}
