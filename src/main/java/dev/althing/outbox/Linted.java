package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.text.OutgoingLint;
import dev.althing.text.Violation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The door through which effects are written, with a look at every message on its way out. */
public final class Linted implements Effects {
  /** Who hears of messages that some clients would not show as they should. */
  @FunctionalInterface
  public interface Critic {
    /** Hears what is wrong with a message; it is written all the same, unless this throws. */
    void found(Cause cause, List<Violation> violations);
  }

  private final Effects door;
  private final Critic critic;

  /** A door before another door. */
  public Linted(Effects door, Critic critic) {
    this.door = door;
    this.critic = critic;
  }

  @Override
  public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send && send.type().equals("m.room.message")) {
        List<Violation> violations = OutgoingLint.check(send.content());
        if (!violations.isEmpty()) {
          critic.found(cause, violations);
        }
      }
    }
    return door.write(cause, effects);
  }

  @Override
  public CompletionStage<Boolean> knows(Cause cause) {
    return door.knows(cause);
  }
}
