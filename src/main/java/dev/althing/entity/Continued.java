package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An entity is continued by something that somebody did.
 *
 * @param entityId which entity of the kind
 * @param continuation what the entity itself noted for this moment
 * @param event the event that continues it
 * @param thread the root of the thread in which that happened, and what comes of it belongs
 * @param by who did it
 * @param at when it reached the homeserver, by its clock
 */
public record Continued(
    String entityId,
    String continuation,
    EventId event,
    Optional<EventId> thread,
    RoomId room,
    By by,
    Instant at,
    Stimulus stimulus) {
  /**
   * Who did it.
   *
   * @param rank the highest permission they have in the room
   * @param locale the language of the room
   */
  public record By(UserId user, Permission rank, Locale locale) {}

  /** The event as a cause. */
  public Cause cause() {
    return Cause.event(event);
  }

  /** Who did it. */
  public UserId sender() {
    return by.user();
  }

  /** The language of the room. */
  public Locale locale() {
    return by.locale();
  }
}
