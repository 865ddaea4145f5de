package dev.althing.feature.trivia;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** A stretch of the calendar for which points are added up. */
enum Season {
  DAY("day"),
  WEEK("week"),
  ALL("all");

  private final String word;

  Season(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Season of(String word) {
    return switch (word) {
      case "day" -> DAY;
      case "week" -> WEEK;
      case "all" -> ALL;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** When the one began that is now: at midnight there, weeks on a Monday. */
  Instant start(Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return switch (this) {
      case DAY -> today.atStartOfDay(zone).toInstant();
      case WEEK ->
          today
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
      case ALL -> Instant.EPOCH;
    };
  }
}
