package dev.althing.room.hearing;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.outbox.Effects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Keeps the answers of a room in the order of their questions, although they are worked out side by
 * side. One that takes long loses its turn, so that the others need not wait for it. After one that
 * fails nothing is written any more: the room begins anew, and in its order.
 */
public final class Turns {
  private final Effects effects;
  private final Sequence sequence;

  /** Why nothing more is written: one of them failed, and the room will be told them all again. */
  private volatile Optional<Throwable> broken = Optional.empty();

  /**
   * Turns that last so long, or until the journal has caught up, which is nobody's own slowness.
   */
  public Turns(
      Effects effects, Duration patience, Supplier<CompletionStage<Boolean>> isCatchingUp) {
    this.effects = effects;
    this.sequence = new Sequence(patience, isCatchingUp);
  }

  /**
   * Writes what comes of a cause when its turn has come; completes when that is durable, and fails
   * with the fault of whichever failed first.
   */
  public CompletionStage<Void> write(Cause cause, CompletionStage<List<Effect>> consequences) {
    CompletionStage<List<Effect>> watched =
        consequences.whenComplete(
            (list, fault) -> {
              if (fault != null) {
                broken = Optional.of(fault);
              }
            });
    return sequence.begin(watched, list -> written(cause, list));
  }

  private CompletionStage<Void> written(Cause cause, List<Effect> list) {
    if (broken.isPresent()) {
      return CompletableFuture.failedFuture(broken.get());
    }
    return list.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : effects.write(cause, list).thenApply(done -> null);
  }
}
