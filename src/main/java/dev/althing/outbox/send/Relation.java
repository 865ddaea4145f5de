package dev.althing.outbox.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;

/** How an event's content names the event it is about. */
final class Relation {
  private static final String RELATES_TO = "m.relates_to";
  private static final String IN_REPLY_TO = "m.in_reply_to";
  private static final String EVENT_ID = "event_id";

  private Relation() {}

  /** Whether the content replaces another event's. */
  static boolean isEdit(ObjectNode content) {
    return content.path(RELATES_TO).path("rel_type").asText().equals("m.replace");
  }

  /** The content with the event's id wherever {@code m.relates_to} leaves it open. */
  static ObjectNode fill(ObjectNode content, EventId event) {
    ObjectNode filled = content.deepCopy();
    if (!(filled.get(RELATES_TO) instanceof ObjectNode relation)) {
      return filled;
    }
    if (relation.has("rel_type") && !relation.has(EVENT_ID)) {
      relation.put(EVENT_ID, event.value());
    }
    JsonNode reply = relation.get(IN_REPLY_TO);
    if (reply instanceof ObjectNode open && !open.has(EVENT_ID)) {
      open.put(EVENT_ID, event.value());
    }
    return filled;
  }
}
