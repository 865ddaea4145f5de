package dev.althing.sandbox.traffic;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rate limits at work: a leaky bucket for each limiter and key. */
public final class Throttle {
  private final Clock clock;
  private final Map<List<String>, Bucket> buckets = new HashMap<>();
  private final Set<String> exempt = new HashSet<>();
  private Limits limits;

  /** Starts with all buckets empty. */
  public Throttle(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  private record Bucket(double level, long at) {}

  /** Puts other limits in force. */
  public synchronized void set(Limits replacement) {
    limits = replacement;
    buckets.clear();
  }

  /** Lifts all limits for one user, as an administrator of a real server can. */
  public synchronized void exempt(String user) {
    exempt.add(user);
  }

  /** Whether a user is exempt. */
  public synchronized boolean isExempt(String user) {
    return exempt.contains(user);
  }

  /** How long to wait before so many actions may be tried; nothing is counted. */
  public synchronized Optional<Duration> waitFor(Limiter limiter, String key, int actions) {
    Limits.Rate rate = limits.rates().get(limiter);
    if (rate == null) {
      return Optional.empty();
    }
    double excess = level(limiter, key, rate) + actions - rate.burst();
    if (excess <= 1e-9) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) Math.ceil(excess / rate.perSecond() * 1000)));
  }

  /** Counts an action. */
  public synchronized void count(Limiter limiter, String key) {
    Limits.Rate rate = limits.rates().get(limiter);
    if (rate != null) {
      double level = level(limiter, key, rate);
      buckets.put(List.of(limiter.name(), key), new Bucket(level + 1, clock.millis()));
    }
  }

  private double level(Limiter limiter, String key, Limits.Rate rate) {
    Bucket bucket = buckets.get(List.of(limiter.name(), key));
    if (bucket == null) {
      return 0;
    }
    double leaked = Math.max(0, clock.millis() - bucket.at()) / 1000.0 * rate.perSecond();
    return Math.max(0, bucket.level() - leaked);
  }
}
