package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The door through which everything that is to happen is written down, once per cause. */
public interface Effects {
  /**
   * Writes all effects of a cause in one transaction; the first write of a cause wins, also when it
   * had no effects. The stage completes after the commit. While the database is away it waits; it
   * fails only when an effect can never be written, or the process stops.
   */
  CompletionStage<Written> write(Cause cause, List<Effect> effects);

  /** Whether effects of this cause have been written; waits while the database is away. */
  CompletionStage<Boolean> knows(Cause cause);
}
