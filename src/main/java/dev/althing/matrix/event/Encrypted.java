package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.encrypted}: something that was said in secret, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomencrypted">spec</a>.
 *
 * @param algorithm with which it is encrypted
 * @param relation what it belongs to; this stays readable
 * @param isAwaited whether its key may still come
 */
public record Encrypted(String algorithm, Relation relation, boolean isAwaited) implements Content {
  static final String TYPE = "m.room.encrypted";

  static Optional<Encrypted> read(JsonNode content) {
    return Fields.text(content, "algorithm")
        .map(a -> new Encrypted(a, Relation.read(content), false));
  }

  /** The same while its key may still come. */
  public Encrypted awaited() {
    return new Encrypted(algorithm, relation, true);
  }
}
