package dev.althing.feature.wordle.player;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.util.Optional;

/**
 * Where the board of a game is shown.
 *
 * @param room the room; empty for the player's direct room, whichever that is
 * @param thread the root of the player's thread in that room
 * @param origin the room of several people where the game was asked for
 * @param cause what made the bot send the board
 * @param ordinal which of the messages of that cause it is
 * @param locale the language it speaks, as a tag such as {@code en}
 */
public record Board(
    Optional<RoomId> room,
    Optional<EventId> thread,
    Optional<RoomId> origin,
    String cause,
    int ordinal,
    String locale) {
  /** The same in the player's direct room. */
  public Board inPrivate() {
    return new Board(Optional.empty(), Optional.empty(), origin, cause, ordinal, locale);
  }

  /** The same with the room where the game was first asked for, if it was in one. */
  Board after(Board earlier) {
    Optional<RoomId> first = earlier.origin().or(this::origin);
    return new Board(room, thread, first, cause, ordinal, locale);
  }
}
