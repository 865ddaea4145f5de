package dev.althing.outbox.reads;

import dev.althing.outbox.limits.Steady;
import dev.althing.outbox.retry.Verdict;
import dev.althing.trouble.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Lets so many questions through at a time, waits when the homeserver asks for it, and asks again a
 * few times after passing trouble.
 */
final class Turnstile {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TRIES = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final int atATime;
  private final Backoff backoff;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int underWay;
  private Instant pausedUntil = Instant.EPOCH;

  Turnstile(int atATime, Backoff backoff, InstantSource clock, RandomGenerator random) {
    this.atATime = atATime;
    this.backoff = backoff;
    this.clock = new Steady(clock);
    this.random = random;
  }

  /** Asks when it is its turn; may ask again. */
  <T> CompletionStage<T> pass(Supplier<CompletionStage<T>> question) {
    var result = new CompletableFuture<T>();
    Runnable turn = () -> attempt(question, result, 1);
    synchronized (this) {
      if (underWay >= atATime) {
        if (waiting.size() < MOST_WAITING) {
          waiting.add(turn);
        } else {
          result.completeExceptionally(new RejectedExecutionException("too many questions wait"));
        }
        return result;
      }
      underWay++;
    }
    turn.run();
    return result;
  }

  private <T> void attempt(
      Supplier<CompletionStage<T>> question, CompletableFuture<T> result, int tries) {
    Duration pause = pause();
    if (!pause.isZero()) {
      later(pause, () -> attempt(question, result, tries));
      return;
    }
    var unused =
        CompletableFuture.completedFuture(question)
            .thenCompose(Supplier::get)
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    leave();
                    result.complete(value);
                  } else {
                    failed(question, result, tries, failure);
                  }
                });
  }

  private <T> void failed(
      Supplier<CompletionStage<T>> question,
      CompletableFuture<T> result,
      int tries,
      Throwable failure) {
    Verdict verdict = Verdict.of(failure);
    Duration wait = backoff.after(tries, random);
    if (verdict instanceof Verdict.Limited limited) {
      wait = limited.retryAfter().orElse(wait);
      pauseFor(wait);
    }
    boolean isPassing = verdict instanceof Verdict.Limited || verdict instanceof Verdict.Trouble;
    if (isPassing && tries < MOST_TRIES) {
      later(wait, () -> attempt(question, result, tries + 1));
    } else {
      leave();
      result.completeExceptionally(failure);
    }
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        underWay--;
        return;
      }
    }
    next.run();
  }

  private synchronized Duration pause() {
    Duration left = Duration.between(clock.instant(), pausedUntil);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private synchronized void pauseFor(Duration wait) {
    Duration bounded = wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    pausedUntil = clock.instant().plus(bounded);
  }

  private static void later(Duration wait, Runnable task) {
    CompletableFuture.delayedExecutor(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
        .execute(task);
  }
}
