package dev.althing.crypto;

import dev.althing.matrix.event.RoomEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Turns events as they came into events as they were meant. */
@FunctionalInterface
public interface Decryption {
  /**
   * Decrypts an {@code m.room.encrypted} event. The stage may complete late, when its key has come:
   * the event then arrives out of order, and its batch waits for it. It completes empty when it
   * cannot be read and need not be offered again; it must not stay open for ever.
   */
  CompletionStage<Optional<RoomEvent>> decrypt(RoomEvent event);
}
