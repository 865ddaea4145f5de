package dev.althing.effect;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.Optional;

/** A place where texts without a prefix can belong to one entity. */
public sealed interface Focus {
  /**
   * The next texts of one person, as far as they reply to nothing else: somebody was asked
   * something.
   *
   * @param thread the root of the thread in which it was asked, where alone it is answered
   */
  record OfPerson(RoomId room, UserId user, Optional<EventId> thread) implements Focus {}

  /** All texts in a thread. */
  record InThread(RoomId room, EventId root) implements Focus {}

  /** All texts in a room: a game or a session is on. */
  record OfRoom(RoomId room) implements Focus {}

  /** All texts of a person in rooms where nobody is but them and the bot. */
  record InPrivate(UserId user) implements Focus {}
}
