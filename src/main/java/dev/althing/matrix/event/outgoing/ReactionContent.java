package dev.althing.matrix.event.outgoing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;

/** A reaction to be sent. */
public final class ReactionContent {
  private ReactionContent() {}

  /** The content of a reaction to an event whose id is known. */
  public static ObjectNode of(EventId target, String key) {
    ObjectNode content = of(key);
    ((ObjectNode) content.get("m.relates_to")).put("event_id", target.value());
    return content;
  }

  /** The content of a reaction that lacks only the {@code event_id} of what it is about. */
  public static ObjectNode of(String key) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putObject("m.relates_to").put("rel_type", "m.annotation").put("key", key);
    return content;
  }
}
