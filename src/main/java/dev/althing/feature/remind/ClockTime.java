package dev.althing.feature.remind;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A time of day in somebody's words.
 *
 * @param time the time
 * @param rest what is written behind it
 */
record ClockTime(LocalTime time, String rest) {
  private static final int NOON = 12;

  /**
   * The time; empty when no clock shows it.
   *
   * @param half {@code a} for the first half of the day, {@code p} for the second
   */
  static Optional<ClockTime> of(int hour, int minute, Optional<String> half, String rest) {
    boolean isThere = half.isEmpty() ? hour < 2 * NOON : hour >= 1 && hour <= NOON;
    if (!isThere || minute >= 60) {
      return Optional.empty();
    }
    int first = half.isEmpty() ? hour : hour % NOON;
    int shift = half.filter(it -> it.equalsIgnoreCase("p")).isPresent() ? NOON : 0;
    return Optional.of(new ClockTime(LocalTime.of(first + shift, minute), rest));
  }
}
