package dev.althing.spi.plugin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a task is run: in intervals, or at a time of day.
 *
 * <p>{@code Schedule.every(Duration.ofMinutes(5))}, {@code Schedule.daily(LocalTime.of(9, 0),
 * ZoneId.of("Europe/Berlin"))}
 */
public sealed interface Schedule {
  /**
   * In intervals, the first time after one interval.
   *
   * @param interval 1 second to 366 days
   */
  record Every(Duration interval) implements Schedule {
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException when it is shorter than a second or longer than 366 days
     */
    public Every {
      if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("an interval is 1 s to 366 days, not " + interval);
      }
    }

    @Override
    public Instant next(Instant last) {
      return last.plus(interval);
    }
  }

  /** Every day at a time; a day that was missed while the bot was away is made up for once. */
  record Daily(LocalTime time, ZoneId zone) implements Schedule {
    @Override
    public Instant next(Instant last) {
      ZonedDateTime there = last.atZone(zone);
      ZonedDateTime today = there.with(time);
      return (today.isAfter(there) ? today : there.plusDays(1).with(time)).toInstant();
    }
  }

  /** The first time after another. */
  Instant next(Instant last);

  /** In intervals. */
  static Schedule every(Duration interval) {
    return new Every(interval);
  }

  /** Every day. */
  static Schedule daily(LocalTime time, ZoneId zone) {
    return new Daily(time, zone);
  }
}
