package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the agenda that has come due, perhaps long ago.
 *
 * @param key the entity's own name for it
 * @param due when it was to happen
 */
public record Deadline(String entityType, String entityId, String key, Instant due) {
  /** The cause of what happens now; a later deadline under the same key has another. */
  public Cause cause() {
    return Cause.deadline(entityType + "|" + entityId, key + "@" + due.toEpochMilli());
  }

  Effect.Unschedule done() {
    return new Effect.Unschedule(entityType, entityId, key, Optional.of(due));
  }
}
