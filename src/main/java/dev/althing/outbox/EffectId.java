package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.effect.Target;
import dev.althing.matrix.id.TransactionId;

/**
 * Which effect: the position in the list of its cause.
 *
 * @param ordinal the position, from 0
 */
public record EffectId(Cause cause, int ordinal) {
  /** The effect that sends the event a target names. */
  public static EffectId of(Target.Ours target) {
    return new EffectId(target.cause(), target.ordinal());
  }

  /** The name of its request. */
  public TransactionId transaction() {
    return TransactionIds.of(cause, ordinal);
  }

  @Override
  public String toString() {
    return cause + "#" + ordinal;
  }
}
