package dev.althing.spi;

import java.time.Duration;

/**
 * How often a command may be used: by one person, in one room, and altogether.
 *
 * <p>{@code Cooldown.perUser(Duration.ofMinutes(2))} lets each person use it once in two minutes.
 *
 * @param user the limit for each person, over all rooms
 * @param room the limit for each room
 * @param everywhere the limit for all uses together
 */
public record Cooldown(Rate user, Rate room, Rate everywhere) {
  /** No limit at all. */
  public static final Cooldown NONE = new Cooldown(Rate.FREE, Rate.FREE, Rate.FREE);

  /** Once per person and interval. */
  public static Cooldown perUser(Duration every) {
    return NONE.withUser(new Rate(1, every));
  }

  /** Once per room and interval. */
  public static Cooldown perRoom(Duration every) {
    return NONE.withRoom(new Rate(1, every));
  }

  /** The same with another limit for each person. */
  public Cooldown withUser(Rate rate) {
    return new Cooldown(rate, room, everywhere);
  }

  /** The same with another limit for each room. */
  public Cooldown withRoom(Rate rate) {
    return new Cooldown(user, rate, everywhere);
  }

  /** The same with another limit for all uses together. */
  public Cooldown withEverywhere(Rate rate) {
    return new Cooldown(user, room, rate);
  }

  /**
   * A limit that lets a burst through and then one use per interval.
   *
   * @param burst uses at once, 1 to 10,000
   * @param every the time after which one more is allowed; zero means no limit
   */
  public record Rate(int burst, Duration every) {
    private static final int LARGEST = 10_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** No limit. */
    public static final Rate FREE = new Rate(1, Duration.ZERO);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException for a burst below 1 or above 10,000, or an interval below 0
     *     or above a year
     */
    public Rate {
      if (burst < 1 || burst > LARGEST) {
        throw new IllegalArgumentException("a burst is 1 to 10000, not " + burst);
      }
      if (every.isNegative() || every.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("an interval is 0 to 366 days, not " + every);
      }
    }

    /** Whether this limits nothing. */
    public boolean isFree() {
      return every.isZero();
    }
  }
}
