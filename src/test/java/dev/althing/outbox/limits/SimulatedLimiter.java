package dev.althing.outbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A limiter as Synapse has it: a leaking bucket that says when the next one fits. */
final class SimulatedLimiter {
  private final double perSecond;
  private final int burst;
  private double level;
  private Instant last;
  private int refusals;

  SimulatedLimiter(double perSecond, int burst, Instant start) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.last = start;
  }

  /** Empty when it is let through, else how long to wait. */
  Optional<Duration> ask(Instant now) {
    double leaked = Duration.between(last, now).toMillis() / 1000.0 * perSecond;
    level = Math.max(0, level - leaked);
    last = now;
    if (level + 1 <= burst) {
      level++;
      return Optional.empty();
    }
    refusals++;
    double wait = (level + 1 - burst) / perSecond;
    return Optional.of(Duration.ofMillis((long) Math.ceil(wait * 1000)));
  }

  int refusals() {
    return refusals;
  }
}
