package dev.althing.room.hearing;

import dev.althing.effect.Cause;
import dev.althing.entity.Witness;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.outbox.Effects;
import dev.althing.spi.event.Happening;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** All that is built in and sees what happens in rooms: an event is safe when they are done. */
public final class Witnesses implements Audience {
  private final List<Witness> witnesses;
  private final Effects effects;

  /** These witnesses; what follows of what they see is written once. */
  public Witnesses(List<Witness> witnesses, Effects effects) {
    this.witnesses = List.copyOf(witnesses);
    this.effects = effects;
  }

  @Override
  public CompletionStage<Void> hear(RoomEvent event, Supplier<Happening> happening) {
    if (witnesses.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Happening what = happening.get();
    return CompletableFuture.allOf(
        witnesses.stream()
            .filter(witness -> witness.sees(what))
            .map(witness -> seen(witness, what).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private CompletionStage<?> seen(Witness witness, Happening what) {
    Cause cause = Cause.event(what.id()).step(witness.name());
    return witness
        .saw(what)
        .thenCompose(
            all ->
                all.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : effects.write(cause, all));
  }
}
