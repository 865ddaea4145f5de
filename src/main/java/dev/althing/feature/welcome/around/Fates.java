package dev.althing.feature.welcome.around;

import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import java.util.concurrent.CompletionStage;

/** Knows what became of effects; each stage completes when that is decided. */
public interface Fates {
  /** What became of an event that was to be sent. */
  CompletionStage<Fate> sent(EffectId effect);

  /** What became of a change of state. */
  CompletionStage<ChangeResult> changed(EffectId effect);
}
