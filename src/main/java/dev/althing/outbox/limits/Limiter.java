package dev.althing.outbox.limits;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;

/** One of the homeserver's limits that has a budget of its own. */
public sealed interface Limiter {
  /** Whether the homeserver may have to ask others first, and be minutes about it. */
  default boolean isSlow() {
    return this instanceof InvitesInto
        || this instanceof InvitesOf
        || this instanceof Joins
        || this instanceof RoomCreation;
  }

  /** Events of every kind that we send, state changes among them. */
  record Events() implements Limiter {}

  /** Invitations into one room. */
  record InvitesInto(RoomId room) implements Limiter {}

  /** Invitations of one person, wherever to. */
  record InvitesOf(UserId user) implements Limiter {}

  /** Rooms that we join. */
  record Joins() implements Limiter {}

  /** Rooms that we make. */
  record RoomCreation() implements Limiter {}

  /** What has no limit that is known: account data, profile, aliases. */
  record Others() implements Limiter {}
}
