package dev.althing.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.EventReader.Dropped;
import dev.althing.matrix.event.EventReader.Reading;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.StrippedEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what {@code /sync} says of one room; what is malformed is left out, with a line logged. */
final class RoomReader {
  private static final Logger LOG = LoggerFactory.getLogger(RoomReader.class);

  /**
   * One room of an answer.
   *
   * @param gapEnd where the hole before its timeline ends, if there is one
   * @param isLost whether there is one that cannot be filled, as its end is not known
   */
  record Read(RoomUpdate update, Optional<String> gapEnd, boolean isLost) {}

  private RoomReader() {}

  static Read read(
      RoomId room, RoomUpdate.Section section, JsonNode content, RoomUpdate.Batch batch) {
    JsonNode timeline = content.path("timeline");
    RoomUpdate update =
        new RoomUpdate(
            room,
            section,
            batch.since().isPresent() ? RoomUpdate.Source.NEWS : RoomUpdate.Source.HISTORY,
            events(room, content.path("state").path("events")),
            events(room, timeline.path("events")),
            stripped(content, section),
            summary(content.path("summary")),
            batch);
    boolean limited = Fields.flag(timeline, "limited").orElse(false);
    Optional<String> end = Fields.text(timeline, "prev_batch").filter(token -> limited);
    return new Read(update, end, limited && end.isEmpty() && update.since().isPresent());
  }

  static List<RoomEvent> events(RoomId room, Iterable<JsonNode> nodes) {
    List<RoomEvent> events = new ArrayList<>();
    for (JsonNode node : nodes) {
      Reading reading = EventReader.read(room, node);
      if (reading instanceof Dropped dropped) {
        LOG.warn("an event in {} was left out: {}", room, dropped.reason());
      }
      reading.event().ifPresent(events::add);
    }
    return events;
  }

  private static List<StrippedEvent> stripped(JsonNode content, RoomUpdate.Section section) {
    String field = section == RoomUpdate.Section.KNOCK ? "knock_state" : "invite_state";
    List<StrippedEvent> events = new ArrayList<>();
    for (JsonNode node : content.path(field).path("events")) {
      EventReader.readStripped(node).ifPresent(events::add);
    }
    return events;
  }

  private static Optional<RoomUpdate.Summary> summary(JsonNode node) {
    int joined = count(node, "m.joined_member_count");
    int invited = count(node, "m.invited_member_count");
    return joined < 0 && invited < 0
        ? Optional.empty()
        : Optional.of(new RoomUpdate.Summary(joined, invited));
  }

  private static int count(JsonNode node, String field) {
    long count = Fields.integer(node, field).orElse(-1);
    return (int) Math.max(-1, Math.min(count, Integer.MAX_VALUE));
  }
}
