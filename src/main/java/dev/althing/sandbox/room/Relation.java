package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event says about another event in {@code m.relates_to}, and what it may say. */
public record Relation(String type, String target, @Nullable String key) {
  public static final String ANNOTATION = "m.annotation";
  public static final String REPLACE = "m.replace";
  public static final String THREAD = "m.thread";

  /** The relation in a content, if there is one with a type; a plain reply has none. */
  public static Optional<Relation> in(JsonNode content) {
    JsonNode relates = content.path("m.relates_to");
    String type = Nodes.text(relates, "rel_type");
    String target = Nodes.text(relates, "event_id");
    if (type == null || target == null) {
      return Optional.empty();
    }
    return Optional.of(new Relation(type, target, Nodes.text(relates, "key")));
  }

  /** Refuses a relation the room does not allow. */
  public static void check(Room room, Draft draft) {
    Relation.in(draft.content()).ifPresent(relation -> check(room, draft, relation));
  }

  private static void check(Room room, Draft draft, Relation relation) {
    if (relation.type().equals(Relation.ANNOTATION)
        && draft.type().equals(Types.REACTION)
        && room.annotated(draft.sender(), relation)) {
      throw new Refusal(400, "M_DUPLICATE_ANNOTATION", "Can't send same reaction twice");
    }
    Optional<Event> target = room.event(relation.target());
    if (target.isEmpty()) {
      throw new Refusal(400, "M_UNKNOWN", "Can't send relation to unknown event");
    }
    Optional<Relation> ofTarget = Relation.in(target.get().content());
    if (relation.type().equals(Relation.THREAD) && ofTarget.isPresent()) {
      throw new Refusal(400, "M_UNKNOWN", "Cannot start threads from an event with a relation");
    }
  }
}
