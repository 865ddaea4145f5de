package dev.althing.entity;

import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How one kind of entity is continued: by its deadlines, and by what people do. */
public interface EntityKind {
  /** The name under which it makes entries. */
  String type();

  /**
   * A deadline has come due. May be told again after a crash, with the same cause.
   *
   * @return what happens now; the deadline is taken off in the same transaction
   */
  CompletionStage<List<Effect>> wake(Deadline deadline);

  /** Somebody did what the entity waited for. May be told again, with the same cause. */
  CompletionStage<Outcome> continued(Continued continued);

  /**
   * Whether a text that this kind has claimed in private is meant for it rather than a command
   * without a prefix, or for another entity that claimed it; what is for nobody comes to whoever
   * claimed it last.
   *
   * @param entityId the entity that claimed it
   */
  default boolean isFor(String entityId, String text) {
    return true;
  }
}
