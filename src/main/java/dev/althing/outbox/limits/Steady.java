package dev.althing.outbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that never goes back, over one that somebody may set: waits would otherwise last as long
 * as it was set back. Safe for several threads.
 */
public final class Steady implements InstantSource {
  private final InstantSource clock;
  private Duration ahead = Duration.ZERO;
  private Instant last = Instant.MIN;

  /** A steady clock over that one. */
  public Steady(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Instant instant() {
    Instant now = clock.instant().plus(ahead);
    if (now.isBefore(last)) {
      ahead = ahead.plus(Duration.between(now, last));
      now = last;
    }
    last = now;
    return now;
  }
}
