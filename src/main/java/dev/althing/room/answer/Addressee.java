package dev.althing.room.answer;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.matrix.event.Relation;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.EventId;
import java.util.Optional;

/**
 * Where an answer goes.
 *
 * @param to the room
 * @param cause what brings it about
 * @param event the event that is replied to; of something said unasked there is none
 * @param thread the root of the thread it belongs to
 */
public record Addressee(
    Destination to, Cause cause, Optional<EventId> event, Optional<EventId> thread) {
  /** The answer to a question goes back to it. */
  static Addressee of(Question question) {
    return new Addressee(
        Destination.room(question.room()),
        question.cause(),
        Optional.of(question.event()),
        question.thread());
  }

  Addressee inThread() {
    return new Addressee(to, cause, event, thread.or(() -> event));
  }

  MessageContent related(MessageContent message) {
    if (event.isPresent()) {
      return message.answering(event.get(), relation());
    }
    return thread.map(root -> message.thread(root, root)).orElse(message);
  }

  Relation relation() {
    return new Relation(
        Optional.empty(), thread, false, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
