package dev.althing.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long something took each time.
 *
 * @param sorted the shortest first
 */
record Times(List<Duration> sorted) {
  /** Sorts them. */
  Times {
    sorted = sorted.stream().sorted().toList();
  }

  /** The shortest that so many percent do not exceed. */
  Duration percentile(int percent) {
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  Duration median() {
    return percentile(50);
  }

  double ratio(Times floor, int percent) {
    return (double) percentile(percent).toNanos() / floor.percentile(percent).toNanos();
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
  }

  @Override
  public String toString() {
    return "p50 %s, p95 %s, p99 %s"
        .formatted(millis(percentile(50)), millis(percentile(95)), millis(percentile(99)));
  }
}
