package dev.althing.effect;

import dev.althing.matrix.id.UserId;

/** Something of a room for which there is a level of power. */
public sealed interface Power {
  /** What a person has. */
  record Of(UserId user) implements Power {}

  /** What it takes to send events of a type. */
  record ToSend(String type) implements Power {}

  /** What it takes to do something else, and what holds where nothing is said. */
  enum Other implements Power {
    BAN,
    KICK,
    REDACT,
    INVITE,
    NOTIFY_ROOM,
    USERS_DEFAULT,
    EVENTS_DEFAULT,
    STATE_DEFAULT
  }
}
