package dev.althing.spi.plugin;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Invocation;
import java.util.Optional;

/**
 * A place to say something at.
 *
 * <p>{@code Spot.person(user)}, {@code Spot.room(room)}, {@code Spot.of(invocation)}
 */
public sealed interface Spot {
  /**
   * A room the bot is in.
   *
   * @param event which event is replied to, or reacted to
   * @param thread the root of the thread to stay in
   */
  record InRoom(RoomId room, Optional<EventId> event, Optional<EventId> thread) implements Spot {}

  /** The direct conversation with somebody, which is begun if there is none. */
  record Person(UserId user) implements Spot {}

  /** A room. */
  static Spot room(RoomId room) {
    return new InRoom(room, Optional.empty(), Optional.empty());
  }

  /** A thread of a room. */
  static Spot thread(RoomId room, EventId root) {
    return new InRoom(room, Optional.empty(), Optional.of(root));
  }

  /** The direct conversation with somebody. */
  static Spot person(UserId user) {
    return new Person(user);
  }

  /** Where something was asked. */
  static Spot of(Invocation invocation) {
    return new InRoom(
        invocation.room(), Optional.of(invocation.event()), invocation.origin().thread());
  }
}
