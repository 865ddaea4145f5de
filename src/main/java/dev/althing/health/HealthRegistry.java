package dev.althing.health;

import dev.althing.health.HealthReport.Checked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The list of everything whose health is watched. Parts and plugins register named checks from any
 * thread; whoever asks gets one report of all of them, not older than a few seconds.
 */
public final class HealthRegistry {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MOST = 500;

  private final Map<String, Watched> watched = new ConcurrentSkipListMap<>();
  private final InstantSource clock;
  private final Executor executor;
  private final Limits limits;
  private volatile boolean ready;
  private @Nullable HealthReport last;
  private @Nullable CompletableFuture<HealthReport> running;

  /**
   * How checks are run.
   *
   * @param reuse how long a report is used again
   * @param perCheck how long one check may take
   */
  public record Limits(Duration reuse, Duration perCheck) {}

  /** A check that is registered, until it is closed. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Creates an empty list, whose checks are started on the executor. */
  public HealthRegistry(InstantSource clock, Executor executor, Limits limits) {
    this.clock = clock;
    this.executor = executor;
    this.limits = limits;
  }

  /**
   * Adds a check.
   *
   * @throws IllegalArgumentException when the name is taken or not one
   */
  public Registration register(String name, HealthCheck check) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a health check: " + name);
    }
    if (watched.size() >= MOST) {
      throw new IllegalArgumentException("there are too many health checks for another: " + name);
    }
    var entry = new Watched(name, check);
    if (watched.putIfAbsent(name, entry) != null) {
      throw new IllegalArgumentException("there is a health check of this name: " + name);
    }
    forget();
    return () -> {
      watched.remove(name, entry);
      forget();
    };
  }

  /** Adds a check for a part that says by itself how it is. */
  public Indicator indicator(String name, Health first) {
    var indicator = new Indicator(first);
    register(name, indicator);
    return indicator;
  }

  /** Says that the first sync is done. */
  public void becomeReady() {
    ready = true;
  }

  /** Whether the first sync is done. */
  public boolean isReady() {
    return ready;
  }

  /** How everything is: a recent report, the one being made, or a new one. */
  public synchronized CompletionStage<HealthReport> report() {
    var recent = last;
    if (recent != null && isRecent(recent.at())) {
      var now = new HealthReport(recent.at(), ready, recent.checks());
      return CompletableFuture.completedFuture(now);
    }
    var started = running;
    if (started == null || started.isDone()) {
      started = runAll();
      running = started;
    }
    return started.copy();
  }

  private boolean isRecent(Instant at) {
    var age = Duration.between(at, clock.instant());
    return !age.isNegative() && age.compareTo(limits.reuse()) < 0;
  }

  private CompletableFuture<HealthReport> runAll() {
    var answers = new ArrayList<CompletableFuture<Checked>>();
    for (Watched entry : watched.values()) {
      answers.add(entry.run(executor, limits.perCheck(), clock));
    }
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> {
              var checks = answers.stream().map(CompletableFuture::join).toList();
              return remember(new HealthReport(clock.instant(), ready, checks));
            });
  }

  private synchronized HealthReport remember(HealthReport report) {
    last = report;
    return report;
  }

  private synchronized void forget() {
    last = null;
  }
}
