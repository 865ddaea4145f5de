package dev.althing.plugin.speech;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How much a plugin may say unasked: so much at once, and then some more each second. */
final class Allowance {
  private static final int BURST = 200;
  private static final Duration EVERY = Duration.ofMillis(200);

  private final InstantSource clock;
  private Instant full = Instant.MIN;

  Allowance(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether it may say something now; if so, it has. */
  synchronized boolean take() {
    Instant now = clock.instant();
    Instant from = full.isBefore(now) ? now : full;
    boolean isLeft = Duration.between(now, from).compareTo(EVERY.multipliedBy(BURST)) < 0;
    full = isLeft ? from.plus(EVERY) : full;
    return isLeft;
  }
}
