package dev.althing.trouble;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after repeated trouble: twice as long each time up to a limit.
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

  /** The wait after so many failures, the same for everybody. */
  public Duration plain(int failures) {
    long wait = first.toMillis() << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    return Duration.ofMillis(Math.min(wait, most.toMillis()));
  }

  /** From a half to the whole of the plain wait, so that not all come back at once. */
  public Duration after(int failures, RandomGenerator random) {
    return Duration.ofMillis((long) (plain(failures).toMillis() * (0.5 + random.nextDouble() / 2)));
  }
}
