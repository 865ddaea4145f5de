package dev.althing.journal.outage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time up to a limit, and never exactly
 * the same.
 *
 * @param first the first wait
 * @param most the longest wait
 */
public record Backoff(Duration first, Duration most) {
  private static final int MAX_DOUBLINGS = 20;

  /** The wait after a number of failures, from a half to one and a half of the plain one. */
  public Duration after(int failures, RandomGenerator random) {
    long plain = first.toMillis() << Math.min(failures, MAX_DOUBLINGS);
    long bounded = Math.min(plain, most.toMillis());
    return Duration.ofMillis((long) (bounded * (0.5 + random.nextDouble())));
  }
}
