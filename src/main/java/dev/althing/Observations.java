package dev.althing;

import dev.althing.matrix.client.RequestObserver;
import dev.althing.metrics.Metrics;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.limits.BudgetObserver;
import dev.althing.outbox.limits.Limiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** The bridges from what the parts of the program tell their observers to the metrics. */
final class Observations {
  private final Metrics metrics;
  private final InstantSource clock;

  Observations(Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Counts requests to the homeserver, by endpoint and never by address. */
  RequestObserver requests() {
    return observed ->
        metrics.homeserverRequest(
            observed.endpoint().name().toLowerCase(Locale.ROOT),
            observed.outcome(),
            observed.latency());
  }

  /** Measures waits, by kind of limit and never by room or person. */
  BudgetObserver budgets() {
    return new BudgetObserver() {
      @Override
      public void waited(Limiter limiter, Duration howLong) {
        metrics.budgetWaited(nameOf(limiter), howLong);
      }

      @Override
      public void refused(Limiter limiter) {
        metrics.budgetRefused(nameOf(limiter));
      }
    };
  }

  /** Shows how much waits in the outbox and the ledger. */
  OutboxObserver outbox() {
    var outbox = new Queue("outbox");
    var ledger = new Queue("ledger");
    return new OutboxObserver() {
      @Override
      public void outbox(int depth, Optional<Instant> oldest) {
        outbox.is(depth, oldest);
      }

      @Override
      public void ledger(int depth, Optional<Instant> oldest) {
        ledger.is(depth, oldest);
      }
    };
  }

  private static String nameOf(Limiter limiter) {
    return limiter
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** What was last said of a queue; its age grows until something else is said. */
  private final class Queue {
    private volatile int depth;
    private volatile Optional<Instant> oldest = Optional.empty();

    Queue(String name) {
      metrics.watchQueue(name, () -> depth, this::age);
    }

    void is(int nowDepth, Optional<Instant> nowOldest) {
      depth = nowDepth;
      oldest = nowOldest;
    }

    private Duration age() {
      return oldest.map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
    }
  }
}
