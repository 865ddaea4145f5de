package dev.althing.outbox.limits;

import java.time.Instant;
import java.util.Set;

/**
 * The right to make one request now; it must be given back with what came of it.
 *
 * @param question the number under which it was asked for
 * @param limiters what it counts for
 * @param takenAt when it was given
 * @param serial tells permits apart
 */
public record Permit(long question, Set<Limiter> limiters, Instant takenAt, long serial) {
  /** Copies the set. */
  public Permit {
    limiters = Set.copyOf(limiters);
  }
}
