package dev.althing.feature.remind;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The question when and of what, which the next text of a person answers, or a reply to it.
 *
 * @param thread the root of the thread in which it is asked
 * @param cause what made us ask: the question is the first that came of it
 * @param isPrivate whether the reminder is told in the direct room
 */
record Prompt(
    UserId person, RoomId room, Optional<EventId> thread, Cause cause, boolean isPrivate) {
  private static final String PUBLICLY = "asks ";
  private static final String PRIVATELY = "asks privately ";

  /** The prompt that is answered, if one is. */
  static Optional<Prompt> of(Continued continued) {
    String note = continued.continuation();
    boolean isPrivate = note.startsWith(PRIVATELY);
    if (!note.startsWith(PUBLICLY)) {
      return Optional.empty();
    }
    String cause = note.substring((isPrivate ? PRIVATELY : PUBLICLY).length());
    return Optional.of(
        new Prompt(
            new UserId(continued.entityId()),
            continued.room(),
            continued.thread(),
            new Cause(cause),
            isPrivate));
  }

  /** Waits for the answer. */
  List<Effect> opened(Instant until) {
    String note = (isPrivate ? PRIVATELY : PUBLICLY) + cause;
    String entity = person.value();
    return List.of(
        new Effect.Claim(focus(), Reminders.TYPE, entity, note, until),
        new Effect.Expect(question(), thread, Reminders.TYPE, entity, note, until));
  }

  /** Waits no longer. */
  List<Effect> closed() {
    return List.of(
        new Effect.Release(focus(), Reminders.TYPE, person.value()),
        new Effect.Unexpect(question()));
  }

  private Focus focus() {
    return new Focus.OfPerson(room, person, thread);
  }

  private Target question() {
    return Target.ours(cause, 0);
  }
}
