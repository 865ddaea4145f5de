package dev.althing.crypto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import java.util.concurrent.CompletionStage;

/** What turns an event that is about to be sent into the event that goes over the wire. */
public interface Cipher {
  /**
   * Seals one event. The stage may complete much later, when keys are there; only the room it is
   * for waits. The same event may be sealed again after a crash that came before the result was
   * stored, never after it was sent.
   */
  CompletionStage<Sealed> encrypt(RoomId room, String type, ObjectNode content);
}
