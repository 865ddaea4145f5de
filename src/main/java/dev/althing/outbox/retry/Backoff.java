package dev.althing.outbox.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after repeated trouble: twice as long each time up to a limit, and never exactly
 * as long as others do.
 *
 * @param first the wait after the first failure
 * @param most the longest wait
 */
public record Backoff(Duration first, Duration most) {
  private static final int MOST_DOUBLINGS = 20;

  /** For requests to a homeserver. */
  public static Backoff standard() {
    return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));
  }

  /** The wait after so many failures, from a half to the whole of the plain one. */
  public Duration after(int failures, RandomGenerator random) {
    long plain = first.toMillis() << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    long bounded = Math.min(plain, most.toMillis());
    return Duration.ofMillis((long) (bounded * (0.5 + random.nextDouble() / 2)));
  }
}
