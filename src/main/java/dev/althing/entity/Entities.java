package dev.althing.entity;

import dev.althing.effect.Cause;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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

  /**
   * Does something while no entity lives: what is asked meanwhile waits, and those that are asked
   * afterwards begin from the journal as it is then.
   *
   * @return fails when they do not come to rest in time, and then nothing was done
   */
  <T> CompletionStage<T> still(Supplier<CompletionStage<T>> work);
}
