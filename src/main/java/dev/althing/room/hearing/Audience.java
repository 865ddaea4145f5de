package dev.althing.room.hearing;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.spi.event.Happening;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Who hears what happens in rooms beside those it is meant for. */
@FunctionalInterface
public interface Audience {
  /** Nobody. */
  Audience NOBODY = (event, happening) -> CompletableFuture.completedFuture(null);

  /**
   * Tells what happened.
   *
   * @param happening made when somebody wants to hear it
   * @return done when nothing of it can be lost any more, or when that takes too long; when it
   *     fails, the event is heard again
   */
  CompletionStage<Void> hear(RoomEvent event, Supplier<Happening> happening);

  /** These and others. */
  default Audience and(Audience others) {
    return (event, happening) ->
        CompletableFuture.allOf(
            hear(event, happening).toCompletableFuture(),
            others.hear(event, happening).toCompletableFuture());
  }
}
