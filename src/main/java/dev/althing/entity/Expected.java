package dev.althing.entity;

import dev.althing.matrix.id.EventId;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that an entity waits for.
 *
 * @param target the event that is answered
 * @param thread the root of the thread that the event is in
 * @param continuation what the entity noted for this moment
 */
public record Expected(
    EventId target,
    Optional<EventId> thread,
    String entityType,
    String entityId,
    String continuation,
    Instant until) {}
