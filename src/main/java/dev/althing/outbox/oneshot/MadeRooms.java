package dev.althing.outbox.oneshot;

import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectId;
import java.util.concurrent.CompletionStage;

/** What became of rooms that were to be made. */
public interface MadeRooms {
  /**
   * The room made for an effect. The stage completes when it is there and noted; it fails with
   * {@link NotMade} when it will never be.
   */
  CompletionStage<RoomId> room(EffectId effect);

  /** The fault that says that a room was not made. */
  final class NotMade extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public NotMade(String reason) {
      super(reason);
    }
  }
}
