package dev.althing.entity;

import dev.althing.effect.Cause;
import java.util.concurrent.CompletionStage;

/** Speaks to persistent entities by their kind and id, wherever they live. */
public interface Entities {
  /**
   * Tells an entity a command and gives back its answer. The same cause told again changes nothing
   * and is answered alike. Waits as long as the journal is away.
   *
   * @return fails with {@link EntityFault} when the entity cannot decide or cannot be brought to
   *     life
   */
  <C, E, S, R> CompletionStage<R> ask(
      EntityRules<C, E, S, R> rules, String id, Cause cause, C command);
}
