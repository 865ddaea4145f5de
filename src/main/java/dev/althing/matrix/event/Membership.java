package dev.althing.matrix.event;

import java.util.Locale;
import java.util.Optional;

/** How a person stands to a room. */
public enum Membership {
  /** In the room. */
  JOIN,
  /** Asked to come in. */
  INVITE,
  /** Asking to come in. */
  KNOCK,
  /** Not in the room: gone, put out, or an invitation declined. */
  LEAVE,
  /** Not in the room and not to come back. */
  BAN;

  /** The word of the protocol. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the word of the protocol; empty when it is none. */
  public static Optional<Membership> parse(String wire) {
    for (Membership membership : values()) {
      if (membership.wire().equals(wire)) {
        return Optional.of(membership);
      }
    }
    return Optional.empty();
  }
}
