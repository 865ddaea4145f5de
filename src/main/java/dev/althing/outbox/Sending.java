package dev.althing.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import java.util.concurrent.CompletionStage;

/** What can be said to, and asked of, the outbox beside writing effects. */
public interface Sending {
  /**
   * Says that one of our events came back from the homeserver with its transaction id. The stage
   * completes when that is durable; at once for a transaction that is not or no longer awaited.
   */
  CompletionStage<Void> settle(TransactionId transaction, EventId event);

  /** What became of an event; the stage completes when that is decided. */
  CompletionStage<Fate> fate(EffectId effect);

  /**
   * Shows how far something is by an edit that nobody keeps: the latest wins, it may never be sent,
   * and it never comes after an edit that was written down later.
   *
   * @param content the edit's content, with {@code m.relates_to} but without {@code event_id}
   */
  void progress(RoomId room, Target target, ObjectNode content);
}
