package dev.althing.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The updates of one batch that are not safe yet. Its owner holds it open while the answer is read;
 * {@link #safe} completes when everything that was added is safe and it was closed.
 */
final class Outstanding {
  private final AtomicInteger open = new AtomicInteger(1);
  private final CompletableFuture<Void> safe = new CompletableFuture<>();
  private final Semaphore permits;

  /** The permits are shared by all batches, so that reading waits for those who take in. */
  Outstanding(Semaphore permits) {
    this.permits = permits;
  }

  /** Waits until one more update may be under way. */
  void await() {
    permits.acquireUninterruptibly();
  }

  /** Adds an update that was awaited for. */
  void add(CompletionStage<Void> update) {
    open.incrementAndGet();
    update.whenComplete(
        (done, fault) -> {
          permits.release();
          if (fault == null) {
            one();
          } else {
            // An intake that fails is one that stopped: the batch comes again after the restart.
            safe.completeExceptionally(fault);
          }
        });
  }

  /** No more updates come. */
  CompletionStage<Void> close() {
    one();
    return safe;
  }

  private void one() {
    if (open.decrementAndGet() == 0) {
      safe.complete(null);
    }
  }
}
