package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.tombstone}: the room has ended, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomtombstone">spec</a>.
 *
 * @param body what people read
 * @param replacement the room that goes on; whether to follow depends on the sender's power
 */
public record Tombstone(String body, Optional<RoomId> replacement) implements Content {
  static final String TYPE = "m.room.tombstone";

  static Optional<Tombstone> read(JsonNode content) {
    return Optional.of(
        new Tombstone(
            Fields.text(content, "body").orElse(""),
            Fields.text(content, "replacement_room").flatMap(RoomId::parse)));
  }
}
