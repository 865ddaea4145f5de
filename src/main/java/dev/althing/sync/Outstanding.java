package dev.althing.sync;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The updates of one batch that are not safe yet. Its owner holds it open while the answer is read;
 * {@link #close} completes when everything that was added is safe.
 */
final class Outstanding {
  private static final long LOOK_EVERY_MILLIS = 500;

  private final AtomicInteger open = new AtomicInteger(1);
  private final CompletableFuture<Void> safe = new CompletableFuture<>();
  private final Semaphore permits;
  private volatile CompletionStage<Void> kept = CompletableFuture.completedFuture(null);
  private volatile boolean abandoned;

  /** The permits are shared by all batches, so that reading waits for those who take in. */
  Outstanding(Semaphore permits) {
    this.permits = permits;
  }

  /**
   * Hands an update over as soon as one more may be under way; blocks until then.
   *
   * @throws CancellationException when the answer is not wanted any more: it is being read again,
   *     and what it said must not come after what the newer answer says
   */
  void add(Supplier<CompletionStage<Void>> update) {
    await();
    open.incrementAndGet();
    begun(update)
        .whenComplete(
            (done, fault) -> {
              permits.release();
              if (fault == null) {
                one();
              } else {
                // An intake that fails is one that stopped: the batch comes again after the
                // restart.
                safe.completeExceptionally(fault);
              }
            });
  }

  /** Something of the answer must be kept before the next question makes it go. */
  void first(CompletionStage<Void> keeping) {
    kept = keeping;
  }

  /** Completes when the next question may be asked. */
  CompletionStage<Void> kept() {
    return kept;
  }

  /** Nothing more of this answer is handed over. */
  void abandon() {
    abandoned = true;
  }

  /** No more updates come. */
  CompletionStage<Void> close() {
    one();
    return safe;
  }

  private void await() {
    try {
      while (!permits.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        requireWanted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    if (abandoned) {
      permits.release();
    }
    requireWanted();
  }

  private void requireWanted() {
    if (abandoned) {
      throw new CancellationException("the answer is not wanted any more");
    }
  }

  private CompletionStage<Void> begun(Supplier<CompletionStage<Void>> update) {
    try {
      return update.get();
    } catch (RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    } catch (Error fault) {
      // The reading ends here and is done again, which it could not be without its permit.
      permits.release();
      throw fault;
    }
  }

  private void one() {
    if (open.decrementAndGet() == 0) {
      safe.complete(null);
    }
  }
}
