package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * How an event relates to earlier ones, <a
 * href="https://spec.matrix.org/latest/client-server-api/#forwarding-relationships-between-events">
 * spec</a>.
 *
 * @param replyTo the event replied to; inside a thread see {@code fallingBack}
 * @param threadRoot the first event of the thread this one is in
 * @param fallingBack whether {@code replyTo} only serves clients that know no threads
 * @param replaces the event that this one is a newer version of
 * @param annotation the event reacted to, and with what
 * @param references the event this one belongs to, as a vote to its poll
 */
public record Relation(
    Optional<EventId> replyTo,
    Optional<EventId> threadRoot,
    boolean fallingBack,
    Optional<EventId> replaces,
    Optional<Annotation> annotation,
    Optional<EventId> references) {

  /** Relates to nothing. */
  public static final Relation NONE =
      new Relation(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * A reaction's aim and sign.
   *
   * @param target the event reacted to
   * @param key the emoji, or any text
   */
  public record Annotation(EventId target, String key) {}

  /** The event that the sender chose to reply to, in a thread or outside. */
  public Optional<EventId> meantReplyTo() {
    return fallingBack ? Optional.empty() : replyTo;
  }

  static Relation read(JsonNode content) {
    JsonNode relates = content.path("m.relates_to");
    if (!relates.isObject()) {
      return NONE;
    }
    String type = Fields.text(relates, "rel_type").orElse("");
    Optional<EventId> target = eventId(relates);
    return new Relation(
        eventId(relates.path("m.in_reply_to")),
        only("m.thread", type, target),
        Fields.flag(relates, "is_falling_back").orElse(false) && type.equals("m.thread"),
        only("m.replace", type, target),
        only("m.annotation", type, target)
            .flatMap(to -> Fields.text(relates, "key").map(key -> new Annotation(to, key))),
        only("m.reference", type, target));
  }

  private static Optional<EventId> only(String wanted, String type, Optional<EventId> target) {
    return type.equals(wanted) ? target : Optional.empty();
  }

  private static Optional<EventId> eventId(JsonNode node) {
    return Fields.text(node, "event_id").flatMap(EventId::parse);
  }
}
