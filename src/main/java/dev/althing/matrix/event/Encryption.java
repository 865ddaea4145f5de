package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.encryption}: from now on people encrypt here, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomencryption">spec</a>.
 *
 * @param algorithm with which they do
 */
public record Encryption(String algorithm) implements Content {
  static final String TYPE = "m.room.encryption";

  static Optional<Encryption> read(JsonNode content) {
    return Fields.text(content, "algorithm").map(Encryption::new);
  }
}
