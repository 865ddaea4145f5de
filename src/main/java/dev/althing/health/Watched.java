package dev.althing.health;

import dev.althing.health.HealthReport.Checked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registered check and what it last said. A check that does not come to an end is not started a
 * second time, so that a stuck part costs one thread and no more.
 */
final class Watched {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRegistry.class);

  private final String name;
  private final HealthCheck check;
  private @Nullable CompletableFuture<Health> running;
  private @Nullable Checked last;

  Watched(String name, HealthCheck check) {
    this.name = name;
    this.check = check;
  }

  CompletableFuture<Checked> run(Executor executor, Duration limit, InstantSource clock) {
    var late = Health.down("no answer within " + limit.toMillis() + " ms");
    return start(executor)
        .copy()
        .completeOnTimeout(late, limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(health -> remember(health, clock.instant()));
  }

  private synchronized CompletableFuture<Health> start(Executor executor) {
    var earlier = running;
    if (earlier != null && !earlier.isDone()) {
      return earlier;
    }
    var started = ask(executor).exceptionally(Watched::failed);
    running = started;
    return started;
  }

  private CompletableFuture<Health> ask(Executor executor) {
    try {
      return CompletableFuture.supplyAsync(check::check, executor).thenCompose(answer -> answer);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(busy);
    }
  }

  private static Health failed(Throwable thrown) {
    var cause = thrown.getCause() == null ? thrown : thrown.getCause();
    return Health.down("the check failed: " + cause.getClass().getSimpleName());
  }

  private synchronized Checked remember(Health health, Instant now) {
    var before = last;
    var same = before != null && before.health().status() == health.status();
    var checked = new Checked(name, health, before != null && same ? before.since() : now);
    last = checked;
    if (!same) {
      report(health, before == null);
    }
    return checked;
  }

  private void report(Health health, boolean first) {
    if (health.status() != Health.Status.OK) {
      LOG.warn("{} is {}: {}", name, health.status(), health.reason());
    } else if (!first) {
      LOG.info("{} is OK again", name);
    }
  }
}
