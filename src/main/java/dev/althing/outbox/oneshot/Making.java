package dev.althing.outbox.oneshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;

/**
 * A room that is to be made.
 *
 * @param request the body of the request
 * @param mayHaveBegun whether the homeserver may have made it already
 */
record Making(EffectId id, ObjectNode request, boolean mayHaveBegun) {
  /** The field of the create event by which the room is found again. */
  static final String MARK = "dev.althing.cause";

  private static final String CREATION = "creation_content";

  /** The same, begun. */
  Making begun() {
    return new Making(id, request, true);
  }

  /** The request with the mark. */
  ObjectNode marked() {
    ObjectNode marked = request.deepCopy();
    ObjectNode creation = marked.get(CREATION) instanceof ObjectNode given ? given : Json.object();
    creation.put(MARK, mark());
    marked.set(CREATION, creation);
    return marked;
  }

  /** Whether a create event's content is that of this room. */
  boolean isMarkOf(ObjectNode create) {
    return create.path(MARK).asText().equals(mark());
  }

  private String mark() {
    return id.transaction().value();
  }
}
