package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.Locale;

/**
 * An entity is continued by something that somebody did.
 *
 * @param entityId which entity of the kind
 * @param continuation what the entity itself noted for this moment
 * @param event the event that continues it
 */
public record Continued(
    String entityId,
    String continuation,
    EventId event,
    RoomId room,
    UserId sender,
    Stimulus stimulus,
    Locale locale) {
  /** The event as a cause. */
  public Cause cause() {
    return Cause.event(event);
  }
}
