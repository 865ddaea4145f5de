package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.redaction}, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomredaction">spec</a>.
 *
 * @param target the event taken back
 * @param reason why, in the sender's words
 */
public record Redaction(EventId target, Optional<String> reason) implements Content {
  static final String TYPE = "m.room.redaction";

  /**
   * Reads the target beside the content (before room version 11) or in it; two that disagree are
   * none, since one of them is then what the sender only claims.
   */
  static Optional<Redaction> read(JsonNode event, JsonNode content) {
    Optional<String> beside = Fields.text(event, "redacts");
    Optional<String> within = Fields.text(content, "redacts");
    if (beside.isPresent() && within.isPresent() && !beside.equals(within)) {
      return Optional.empty();
    }
    return beside
        .or(() -> within)
        .flatMap(EventId::parse)
        .map(target -> new Redaction(target, Fields.text(content, "reason")));
  }
}
