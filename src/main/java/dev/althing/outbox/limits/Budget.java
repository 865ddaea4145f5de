package dev.althing.outbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one limiter of the homeserver: nothing at first, then an interval and a burst
 * learned from its refusals, as a bucket that refills by one each interval.
 *
 * <p>It leans to the slow side, and tries now and then whether a little more is allowed; the trials
 * grow rarer while they fail.
 */
public final class Budget {
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
  private static final Duration MAX_WAIT = Duration.ofHours(1);
  private static final Duration MAX_INTERVAL = Duration.ofMinutes(10);
  private static final Duration NO_LIMIT_BELOW = Duration.ofMillis(20);
  private static final Duration BURST_TRIAL_EVERY = Duration.ofMinutes(30);
  private static final int MAX_BURST = 50;
  private static final int FIRST_PATIENCE = 20;
  private static final int MAX_PATIENCE = 640;

  /** Zero as long as no limit is known. */
  private Duration interval = Duration.ZERO;

  /** The longest wait ever told; the interval is at most twice as long. */
  private Duration longestWait = Duration.ZERO;

  private int burst = 1;

  /** When the bucket will be full again. */
  private Instant full = Instant.EPOCH;

  private Instant pausedUntil = Instant.EPOCH;
  private Instant lastRefusal = Instant.EPOCH;
  private Instant lastSuccess = Instant.EPOCH;
  private Instant busySince = Instant.EPOCH;
  private Instant burstTrialFrom = Instant.EPOCH;
  private int busyCount;
  private int pacedInARow;
  private int patience = FIRST_PATIENCE;
  private boolean fasterOnTrial;

  /** One more than the known burst, after a long rest. */
  private int extra;

  /** When the extra one was taken. */
  private Instant burstTrial = Instant.EPOCH;

  /** The earliest time, not before now, at which one more may go. */
  public Instant free(Instant now) {
    Instant byBucket =
        isLimited() ? full.minus(interval.multipliedBy(burst + extra - 1L)) : Instant.EPOCH;
    return latest(now, latest(pausedUntil, byBucket));
  }

  /** Says that one goes now. */
  public void take(Instant now) {
    if (!isLimited()) {
      return;
    }
    if (isRested(now)) {
      extra = 1;
    }
    full = latest(now, full).plus(interval);
    if (extra > 0 && full.isAfter(now.plus(interval.multipliedBy(burst)))) {
      extra = 0;
      burstTrial = now;
    }
  }

  /** Says that one that was taken did not go after all. */
  public void putBack() {
    if (isLimited()) {
      full = full.minus(interval);
    }
  }

  /** Hears that one that was taken at a time has been let through. */
  public void succeeded(Instant takenAt, Instant now) {
    if (busySince.plus(MAX_INTERVAL).isBefore(takenAt)) {
      busySince = takenAt;
      busyCount = 0;
    }
    busyCount++;
    lastSuccess = latest(lastSuccess, takenAt);
    if (!isLimited() || takenAt.isBefore(lastRefusal)) {
      return;
    }
    if (isPaced(now)) {
      pacedInARow++;
    }
    if (takenAt.equals(burstTrial)) {
      burst = Math.min(MAX_BURST, burst + 1);
    }
    if (pacedInARow >= patience) {
      tryFaster();
    }
  }

  /** Hears that one that was taken at a time was refused, and how long to wait. */
  public void refused(Instant takenAt, Instant now, Optional<Duration> retryAfter) {
    Duration wait = bounded(retryAfter.orElse(longest(DEFAULT_WAIT, interval)));
    boolean isNews = !takenAt.isBefore(lastRefusal);
    if (isNews) {
      learn(takenAt, now, wait);
      lastRefusal = now;
    }
    pausedUntil = latest(pausedUntil, now.plus(wait));
    full = pausedUntil.plus(interval.multipliedBy(burst - 1L));
    pacedInARow = 0;
    fasterOnTrial = false;
    extra = 0;
  }

  /** How long to leave between two when the bucket is empty; zero when no limit is known. */
  public Duration interval() {
    return interval;
  }

  /** How many may go at once after a rest. */
  public int burst() {
    return burst;
  }

  /** Whether it knows nothing that would be missed, so that it may be forgotten. */
  boolean isForgettable(Instant now) {
    return !pausedUntil.isAfter(now) && !full.isAfter(now);
  }

  private void learn(Instant takenAt, Instant now, Duration wait) {
    boolean wasLimited = isLimited();
    longestWait = longest(longestWait, wait);
    Duration most = shortest(MAX_INTERVAL, longestWait.multipliedBy(2));
    interval = longest(interval, shortest(most, observed(now, wait)));
    if (!wasLimited) {
      burst = estimatedBurst(now);
    } else if (takenAt.equals(burstTrial)) {
      burstTrialFrom = now.plus(BURST_TRIAL_EVERY);
    } else if (!isPaced(takenAt)) {
      burst = Math.max(1, burst - 1);
      burstTrialFrom = now.plus(BURST_TRIAL_EVERY);
    }
    if (fasterOnTrial) {
      patience = Math.min(MAX_PATIENCE, patience * 2);
    }
  }

  /**
   * A lower bound of the server's interval: between the last success and the next free slot its
   * bucket gains one at the most.
   */
  private Duration observed(Instant now, Duration wait) {
    boolean isSuccessRecent =
        isLimited() && !lastSuccess.plus(interval.multipliedBy(2)).isBefore(now);
    return isSuccessRecent ? Duration.between(lastSuccess, now.plus(wait)) : wait;
  }

  private int estimatedBurst(Instant now) {
    long refilled =
        busyCount == 0 ? 0 : Duration.between(busySince, now).toMillis() / interval.toMillis();
    return (int) Math.max(1, Math.min(MAX_BURST, busyCount - refilled));
  }

  private void tryFaster() {
    pacedInARow = 0;
    fasterOnTrial = true;
    interval = interval.multipliedBy(4).dividedBy(5);
    if (interval.compareTo(NO_LIMIT_BELOW) < 0) {
      interval = Duration.ZERO;
      patience = FIRST_PATIENCE;
    }
  }

  private boolean isRested(Instant now) {
    return burst < MAX_BURST
        && !now.isBefore(burstTrialFrom)
        && full.plus(interval.multipliedBy(2)).isBefore(now);
  }

  private boolean isPaced(Instant now) {
    return full.isAfter(now.plus(interval.multipliedBy(Math.max(0, burst - 2L))));
  }

  private boolean isLimited() {
    return !interval.isZero();
  }

  private static Duration bounded(Duration wait) {
    return longest(Duration.ofMillis(1), shortest(MAX_WAIT, wait));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
