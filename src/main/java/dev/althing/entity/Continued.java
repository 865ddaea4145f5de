package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.Locale;
import java.util.Optional;

/**
 * An entity is continued by something that somebody did.
 *
 * @param entityId which entity of the kind
 * @param continuation what the entity itself noted for this moment
 * @param event the event that continues it
 * @param thread the root of the thread in which that happened, and what comes of it belongs
 */
public record Continued(
    String entityId,
    String continuation,
    EventId event,
    Optional<EventId> thread,
    RoomId room,
    UserId sender,
    Stimulus stimulus,
    Locale locale) {
  /** The event as a cause. */
  public Cause cause() {
    return Cause.event(event);
  }
}
