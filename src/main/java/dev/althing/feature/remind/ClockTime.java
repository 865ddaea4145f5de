package dev.althing.feature.remind;

import dev.althing.text.ClockFace;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A time of day in somebody's words.
 *
 * @param time the time
 * @param rest what is written behind it
 */
record ClockTime(LocalTime time, String rest) {
  /**
   * The time; empty when no clock shows it.
   *
   * @param half {@code a} for the first half of the day, {@code p} for the second
   */
  static Optional<ClockTime> of(int hour, int minute, Optional<String> half, String rest) {
    return ClockFace.time(hour, minute, half).map(time -> new ClockTime(time, rest));
  }
}
