package dev.althing.room;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.Effects;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the answers of a room in the order of their questions, although they are worked out side by
 * side. One that takes long loses its turn, so that the others need not wait for it.
 */
final class Turns {
  private final Effects effects;
  private final Duration patience;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  Turns(Effects effects, Duration patience) {
    this.effects = effects;
    this.patience = patience;
  }

  /** Writes what comes of a cause when its turn has come; completes when that is durable. */
  CompletionStage<Void> write(Cause cause, CompletionStage<List<Effect>> consequences) {
    CompletableFuture<Void> before = last;
    CompletableFuture<Void> over = new CompletableFuture<>();
    last = over.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
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
}
