package dev.althing.room.hearing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Begins with things in the order in which they were heard, although some must be looked up first.
 *
 * <p>Not safe for several threads; owned by one room.
 */
final class Sequence {
  private final Duration patience;
  private final Supplier<CompletionStage<Boolean>> isHeld;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /**
   * Nothing has begun.
   *
   * @param patience how long one thing may keep the next one waiting
   * @param isHeld finds out whether even longer, since the slowness is nobody's own
   */
  Sequence(Duration patience, Supplier<CompletionStage<Boolean>> isHeld) {
    this.patience = patience;
    this.isHeld = isHeld;
  }

  /** One that waits for as long as it takes. */
  static Sequence strict() {
    return new Sequence(Duration.ofMinutes(1), () -> CompletableFuture.completedFuture(true));
  }

  /** Begins with a work when the one before has begun and what it depends on is known. */
  <K, T> CompletionStage<T> begin(CompletionStage<K> known, Function<K, CompletionStage<T>> work) {
    CompletableFuture<CompletionStage<T>> begun =
        known.thenCombine(last, (fact, turn) -> work.apply(fact)).toCompletableFuture();
    last = over(begun);
    return begun.thenCompose(stage -> stage);
  }

  /** Begins with a work when the one before is over. */
  <T> CompletionStage<T> after(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> done = last.thenCompose(turn -> work.get());
    last = over(done);
    return done;
  }

  /** Chained without a call inside a call, so that thousands may wait behind one. */
  private CompletableFuture<Void> over(CompletableFuture<?> stage) {
    CompletableFuture<Void> over = stage.handle((value, fault) -> null);
    return over.isDone() ? over : turn(over);
  }

  private CompletableFuture<Void> turn(CompletableFuture<Void> over) {
    return over.copy()
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(end -> over.isDone() ? over : late(over));
  }

  private CompletionStage<Void> late(CompletableFuture<Void> over) {
    return isHeld
        .get()
        .thenCompose(held -> held ? turn(over) : CompletableFuture.completedFuture(null));
  }
}
