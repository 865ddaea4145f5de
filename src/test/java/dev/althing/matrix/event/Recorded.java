package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The events that were recorded from a real Synapse, rooms of versions 9 to 12. */
public final class Recorded {
  private Recorded() {}

  /** The events with their room ids. */
  public static List<ObjectNode> events() {
    List<ObjectNode> events = new ArrayList<>();
    file().get("events").forEach(record -> events.add((ObjectNode) record.get("event")));
    return events;
  }

  /** The state an invitation came with. */
  static List<JsonNode> stripped() {
    List<JsonNode> events = new ArrayList<>();
    file().get("stripped").forEach(events::add);
    return events;
  }

  private static JsonNode file() {
    try (var stream = Recorded.class.getResourceAsStream("/events/recorded.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
