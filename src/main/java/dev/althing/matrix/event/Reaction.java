package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.EventId;
import java.util.Optional;

/**
 * Content of {@code m.reaction}, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mreaction">spec</a>.
 *
 * @param target the event reacted to
 * @param key the emoji as it was sent, or any text
 */
public record Reaction(EventId target, String key) implements Content {
  static final String TYPE = "m.reaction";

  /** The key as votes compare it: without variation selectors and skin tones. */
  public String plainKey() {
    return plain(key);
  }

  /** Any key as votes compare it: without variation selectors and skin tones. */
  public static String plain(String key) {
    StringBuilder plain = new StringBuilder(key.length());
    key.codePoints()
        .filter(c -> c != 0xFE0F && (c < 0x1F3FB || c > 0x1F3FF))
        .forEach(plain::appendCodePoint);
    return plain.isEmpty() ? key : plain.toString();
  }

  static Optional<Reaction> read(JsonNode content) {
    return Relation.read(content).annotation().map(a -> new Reaction(a.target(), a.key()));
  }
}
