package dev.althing.room;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.room.Room.Deliver;
import dev.althing.trouble.Causes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Work that fails in the name of whatever it was for, so that just that can be told again. */
final class Blamed {
  private Blamed() {}

  /** Work for an event. */
  static <T> CompletableFuture<T> on(RoomEvent event, CompletionStage<T> stage) {
    return on(stage, fault -> new EventFault(event, fault));
  }

  /** Work for an update. */
  static <T> CompletableFuture<T> on(Deliver deliver, CompletionStage<T> stage) {
    return on(stage, fault -> new UpdateFault(deliver.number(), fault));
  }

  private static <T> CompletableFuture<T> on(
      CompletionStage<T> stage, Function<Throwable, RuntimeException> named) {
    return stage
        .exceptionallyCompose(fault -> CompletableFuture.failedFuture(blamed(fault, named)))
        .toCompletableFuture();
  }

  private static Throwable blamed(Throwable fault, Function<Throwable, RuntimeException> named) {
    Throwable cause = Causes.of(fault);
    return cause instanceof EventFault || cause instanceof UpdateFault ? cause : named.apply(fault);
  }
}
