package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Content of {@code m.space.child}, whose state key is the child's room id, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mspacechild">spec</a>.
 *
 * @param via servers through which the child can be joined; none means it is no child any more
 * @param order where to show it among its siblings
 * @param suggested whether new members should look at it
 */
public record SpaceChild(List<String> via, Optional<String> order, boolean suggested)
    implements Content {
  static final String TYPE = "m.space.child";

  /** Copies the list. */
  public SpaceChild {
    via = List.copyOf(via);
  }

  /** Whether the room was taken out of the space. */
  public boolean isRemoved() {
    return via.isEmpty();
  }

  static Optional<SpaceChild> read(JsonNode content) {
    return Optional.of(
        new SpaceChild(
            Fields.texts(content, "via"),
            Fields.text(content, "order"),
            Fields.flag(content, "suggested").orElse(false)));
  }
}
