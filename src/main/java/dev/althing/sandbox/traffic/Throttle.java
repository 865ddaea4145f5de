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

  /** Counts an action, or says how long to wait before it may be tried again. */
  public synchronized Optional<Duration> take(Limiter limiter, String key) {
    Limits.Rate rate = limits.rates().get(limiter);
    if (rate == null) {
      return Optional.empty();
    }
    long now = clock.millis();
    var name = List.of(limiter.name(), key);
    Bucket bucket = buckets.getOrDefault(name, new Bucket(0, now));
    double leaked = Math.max(0, now - bucket.at()) / 1000.0 * rate.perSecond();
    double level = Math.max(0, bucket.level() - leaked);
    if (level + 1 > rate.burst() + 1e-9) {
      buckets.put(name, new Bucket(level, now));
      double seconds = (level + 1 - rate.burst()) / rate.perSecond();
      return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }
    buckets.put(name, new Bucket(level + 1, now));
    return Optional.empty();
  }
}
