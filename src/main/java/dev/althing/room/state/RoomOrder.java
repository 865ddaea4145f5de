package dev.althing.room.state;

import dev.althing.matrix.id.RoomId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets one work after the other be done for each room, whichever life of the room asks for it. */
final class RoomOrder {
  private final Map<RoomId, CompletableFuture<?>> last = new HashMap<>();

  /** Begins with a work when the one before is over, well or badly. */
  <T> CompletionStage<T> next(RoomId room, Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> mine;
    synchronized (last) {
      CompletableFuture<?> before = last.get(room);
      mine =
          before == null
              ? work.get().toCompletableFuture()
              : before.handle((done, fault) -> null).thenCompose(over -> work.get());
      last.put(room, mine);
    }
    return mine.whenComplete((done, fault) -> forget(room, mine));
  }

  private void forget(RoomId room, CompletableFuture<?> over) {
    synchronized (last) {
      last.remove(room, over);
    }
  }
}
