package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.sql.Connection;
import java.sql.SQLException;

/** A table that wants to know the event ids of our own events, such as the expectations. */
public interface SentTable {
  /** One of our events whose id became known. */
  record Sent(Cause cause, int ordinal, RoomId room, EventId event) {}

  /** Notes it in the transaction that settles it; may be called again after a rollback. */
  void sent(Connection connection, Sent sent) throws SQLException;

  /** Hears that the note is durable. */
  void committed(Sent sent);
}
