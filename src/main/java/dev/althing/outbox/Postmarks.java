package dev.althing.outbox;

import dev.althing.effect.Cause;
import java.util.concurrent.CompletionStage;

/** Knows when our own events got out, for whoever must not count the time before. */
@FunctionalInterface
public interface Postmarks {
  /** Whether the event that an effect sends is out. */
  CompletionStage<Postmark> of(Cause cause, int ordinal);
}
