package dev.althing.outbox.ledger;

import dev.althing.effect.Effect;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.GivenUp;
import java.time.Instant;

/**
 * A change of state that is wished for.
 *
 * @param id which effect it is
 * @param wish what is to be so
 * @param writtenAt when it was written down
 * @param isRestored whether an earlier process may have asked for it
 */
record Change(EffectId id, Effect.State wish, Instant writtenAt, boolean isRestored) {
  Subject subject() {
    return Subject.of(wish);
  }

  /** Whether it is to be done only while whom it is about is somewhere else. */
  boolean isConditional() {
    return wish instanceof Effect.SetMembership set && set.whileIn().isPresent();
  }

  /** The notice that it was given up. */
  GivenUp givenUp(String reason) {
    return new GivenUp(
        id.cause(), id.ordinal(), WishText.kind(wish) + " at " + subject().place(), reason);
  }
}
