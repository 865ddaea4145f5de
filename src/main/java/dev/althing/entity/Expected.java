package dev.althing.entity;

import dev.althing.matrix.id.EventId;
import java.time.Instant;

/**
 * An answer that an entity waits for.
 *
 * @param target the event that is answered
 * @param continuation what the entity noted for this moment
 */
public record Expected(
    EventId target, String entityType, String entityId, String continuation, Instant until) {}
