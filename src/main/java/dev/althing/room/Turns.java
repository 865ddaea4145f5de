package dev.althing.room;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.Effects;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Keeps the answers of a room in the order of their questions, although they are worked out side by
 * side. One that takes long loses its turn, so that the others need not wait for it.
 */
final class Turns {
  private final Effects effects;
  private final Duration patience;
  private final BooleanSupplier isCatchingUp;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /**
   * Turns that last so long, or until the journal has caught up, which is nobody's own slowness.
   */
  Turns(Effects effects, Duration patience, BooleanSupplier isCatchingUp) {
    this.effects = effects;
    this.patience = patience;
    this.isCatchingUp = isCatchingUp;
  }

  /** Writes what comes of a cause when its turn has come; completes when that is durable. */
  CompletionStage<Void> write(Cause cause, CompletionStage<List<Effect>> consequences) {
    CompletableFuture<Void> before = last;
    CompletableFuture<Void> over = new CompletableFuture<>();
    last = turn(over);
    return consequences
        .thenCombine(before, (list, turn) -> list)
        .thenCompose(
            list -> {
              CompletionStage<Void> written =
                  list.isEmpty()
                      ? CompletableFuture.completedFuture(null)
                      : effects.write(cause, list).thenApply(done -> null);
              over.complete(null);
              return written;
            })
        .whenComplete((written, fault) -> over.complete(null));
  }

  private CompletableFuture<Void> turn(CompletableFuture<Void> over) {
    return over.copy()
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(
            end ->
                isCatchingUp.getAsBoolean() && !over.isDone()
                    ? turn(over)
                    : CompletableFuture.completedFuture(null));
  }
}
