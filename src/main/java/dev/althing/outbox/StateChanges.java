package dev.althing.outbox;

import java.util.concurrent.CompletionStage;

/** What can be asked of the ledger beside writing effects. */
public interface StateChanges {
  /** What became of a change of state; the stage completes when that is decided and durable. */
  CompletionStage<ChangeResult> result(EffectId effect);
}
