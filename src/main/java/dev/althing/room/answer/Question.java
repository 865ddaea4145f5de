package dev.althing.room.answer;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param thread the root of the thread it was asked in
 */
public record Question(RoomId room, EventId event, Optional<EventId> thread) {
  Cause cause() {
    return Cause.event(event);
  }
}
