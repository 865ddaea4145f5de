package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event says about another event in {@code m.relates_to}. */
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
}
