package dev.althing.effect;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;

/** A place in a room where texts without a prefix can belong to one entity. */
public sealed interface Focus {
  /** The room it is in. */
  RoomId room();

  /** The next texts of one person in a room: somebody was asked something. */
  record OfPerson(RoomId room, UserId user) implements Focus {}

  /** All texts in a thread. */
  record InThread(RoomId room, EventId root) implements Focus {}

  /** All texts in a room: a game or a session is on. */
  record OfRoom(RoomId room) implements Focus {}
}
