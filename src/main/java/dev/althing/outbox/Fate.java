package dev.althing.outbox;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;

/** What became of an event that was to be sent. */
public sealed interface Fate {
  /** The homeserver has it. */
  record Sent(RoomId room, EventId event) implements Fate {}

  /** Nothing is known of it, or nothing any more. */
  record Unknown() implements Fate {}

  /** It was refused for good. */
  record Lost(String reason) implements Fate {}

  /** A later one made it pointless before it was sent. */
  record Superseded() implements Fate {}
}
