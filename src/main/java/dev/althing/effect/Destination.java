package dev.althing.effect;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;

/** Where a sent event goes. */
public sealed interface Destination {
  /** A room the bot is in. */
  record InRoom(RoomId room) implements Destination {}

  /** The direct room with a person, made when there is none. */
  record ToPerson(UserId user) implements Destination {}

  /** A room. */
  static Destination room(RoomId room) {
    return new InRoom(room);
  }

  /** A person's direct room. */
  static Destination person(UserId user) {
    return new ToPerson(user);
  }
}
