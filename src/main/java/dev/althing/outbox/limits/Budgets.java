package dev.althing.outbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The budgets of all limiters that were met so far. */
final class Budgets {
  private static final int TIDY_ABOVE = 10_000;
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Map<Limiter, Budget> known = new HashMap<>();

  /** The earliest time, not before now, at which all of these let one pass. */
  Instant free(Set<Limiter> limiters, Instant now) {
    Instant free = now;
    for (Limiter limiter : limiters) {
      Budget budget = known.get(limiter);
      if (budget != null) {
        Instant then = budget.free(now);
        free = then.isAfter(free) ? then : free;
      }
    }
    return free;
  }

  void take(Set<Limiter> limiters, Instant now) {
    limiters.forEach(limiter -> of(limiter, now).take(now));
  }

  /** Undoes a taking that nothing came of. */
  void putBack(Set<Limiter> limiters) {
    for (Limiter limiter : limiters) {
      Budget budget = known.get(limiter);
      if (budget != null) {
        budget.putBack();
      }
    }
  }

  void succeeded(Set<Limiter> limiters, Instant takenAt, Instant now) {
    limiters.forEach(limiter -> of(limiter, now).succeeded(takenAt, now));
  }

  /**
   * A refusal does not name its limiter. Among invitations it is told by the wait: that of a person
   * refills in minutes, that of a room in seconds.
   */
  void refused(Set<Limiter> limiters, Instant takenAt, Instant now, Optional<Duration> retryAfter) {
    for (Limiter limiter : limiters) {
      if (limiters.size() == 1 || isToBlame(limiter, retryAfter)) {
        of(limiter, now).refused(takenAt, now, retryAfter);
      }
    }
  }

  int size() {
    return known.size();
  }

  private static boolean isToBlame(Limiter limiter, Optional<Duration> retryAfter) {
    boolean isLong = retryAfter.filter(wait -> wait.compareTo(LONG) > 0).isPresent();
    return isLong == (limiter instanceof Limiter.InvitesOf);
  }

  private Budget of(Limiter limiter, Instant now) {
    if (known.size() > TIDY_ABOVE) {
      known.values().removeIf(budget -> budget.isForgettable(now));
    }
    return known.computeIfAbsent(limiter, any -> new Budget());
  }
}
