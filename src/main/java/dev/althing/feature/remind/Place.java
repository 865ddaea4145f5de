package dev.althing.feature.remind;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.util.Optional;

/**
 * Where a reminder was asked for.
 *
 * @param room the room
 * @param question the message it was asked with
 * @param thread the thread it was asked in
 * @param isPrivate whether it is told in the direct room instead
 */
public record Place(RoomId room, EventId question, Optional<EventId> thread, boolean isPrivate) {
  /**
   * Where it is told once the room goes on as another.
   *
   * @param isThere whether the bot is in that one, too
   */
  Place movedTo(RoomId latest, boolean isThere) {
    return latest.equals(room)
        ? this
        : new Place(latest, question, Optional.empty(), isPrivate || !isThere);
  }
}
