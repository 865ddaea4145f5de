package dev.althing.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns events as they came into events as they were meant. */
@FunctionalInterface
public interface Decryption {
  /**
   * Decrypts an {@code m.room.encrypted} event, at once: the room waits for it. Completes empty
   * while its key is not there; the event is then kept, and offered again. Completes with the event
   * as it came when nobody will ever read it.
   */
  CompletionStage<Optional<RoomEvent>> decrypt(RoomEvent event);

  /**
   * Keeps what was sent to this device, keys among it. The homeserver forgets it with the next
   * question, which is therefore not asked before this completes; when it fails, all is told again.
   *
   * @return the rooms of which something may be readable now
   */
  default CompletionStage<Set<RoomId>> keep(List<JsonNode> toDevice) {
    return CompletableFuture.completedFuture(Set.of());
  }
}
