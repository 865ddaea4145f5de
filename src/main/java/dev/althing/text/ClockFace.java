package dev.althing.text;

import java.time.LocalTime;
import java.util.Optional;

/** What clocks show, of the whole day or of one of its halves. */
public final class ClockFace {
  private static final int NOON = 12;

  private ClockFace() {}

  /**
   * The time; empty when no clock shows it.
   *
   * @param half {@code a} for the first half of the day, {@code p} for the second
   */
  public static Optional<LocalTime> time(int hour, int minute, Optional<String> half) {
    boolean isThere = half.isEmpty() ? hour < 2 * NOON : hour >= 1 && hour <= NOON;
    if (!isThere || minute >= 60) {
      return Optional.empty();
    }
    int first = half.isEmpty() ? hour : hour % NOON;
    int shift = half.filter(it -> it.equalsIgnoreCase("p")).isPresent() ? NOON : 0;
    return Optional.of(LocalTime.of(first + shift, minute));
  }
}
