package dev.althing.sync;

import dev.althing.trouble.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * How long to wait after trouble: at first hardly, doubling up to half a minute, with jitter, never
 * less than the homeserver asks for.
 */
final class Pauses {
  private static final Backoff BACKOFF = Backoff.standard();

  /** Waits on behalf of others. */
  @FunctionalInterface
  interface Waiting {
    Executor after(Duration pause);
  }

  private final RandomGenerator random;
  private final Waiting waiting;

  Pauses(RandomGenerator random, Waiting waiting) {
    this.random = random;
    this.waiting = waiting;
  }

  /** Pauses that wait on the JDK's own timer. */
  static Pauses real(RandomGenerator random) {
    return new Pauses(
        random,
        pause ->
            CompletableFuture.delayedExecutor(
                pause.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
  }

  Duration length(int failures, Optional<Duration> asked) {
    Duration pause = BACKOFF.after(failures + 1, random);
    return asked.filter(wish -> wish.compareTo(pause) > 0).orElse(pause);
  }

  CompletionStage<Void> after(int failures, Optional<Duration> asked) {
    return CompletableFuture.runAsync(() -> {}, waiting.after(length(failures, asked)));
  }
}
