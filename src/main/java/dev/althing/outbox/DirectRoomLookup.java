package dev.althing.outbox;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.concurrent.CompletionStage;

/** Who knows, or makes, the direct room with a person. */
public interface DirectRoomLookup {
  /**
   * The room to write to. The stage may complete late; it fails with {@link Unreachable} when there
   * is no way to write to that person, and with anything else when it is worth asking again.
   */
  CompletionStage<RoomId> roomWith(UserId user);

  /** The fault that says that a person cannot be written to. */
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Unreachable(String reason) {
      super(reason);
    }
  }
}
