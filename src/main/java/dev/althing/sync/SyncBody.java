package dev.althing.sync;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.client.BodyReader;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.LenientTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads an answer to {@code /sync} room by room, so that the first one, with thousands of rooms, is
 * never held as a whole.
 */
final class SyncBody implements BodyReader<String> {
  /** Takes one room of the answer; may block, to slow the reading down. */
  interface RoomSink {
    void room(RoomId id, RoomUpdate.Section section, JsonNode content);
  }

  private static final Map<String, RoomUpdate.Section> SECTIONS =
      Map.of(
          "join", RoomUpdate.Section.JOIN,
          "invite", RoomUpdate.Section.INVITE,
          "knock", RoomUpdate.Section.KNOCK,
          "leave", RoomUpdate.Section.LEAVE);

  private final RoomSink sink;
  private final Consumer<List<JsonNode>> toDevice;

  /**
   * A reader.
   *
   * @param toDevice takes what was sent to this device, if there is something
   */
  SyncBody(RoomSink sink, Consumer<List<JsonNode>> toDevice) {
    this.sink = sink;
    this.toDevice = toDevice;
  }

  /**
   * Reads to the end and gives the token to go on from; a body that was cut does not pass for a
   * short one, as the parser misses the end of an object.
   */
  @Override
  public String read(InputStream body) throws IOException {
    try (JsonParser in = LenientTree.parser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(in, "an answer to /sync is an object");
      }
      Optional<String> next = Optional.empty();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String field = in.currentName();
        JsonToken value = in.nextToken();
        if (field.equals("next_batch") && value == JsonToken.VALUE_STRING) {
          next = Optional.of(in.getText());
        } else if (field.equals("rooms") && value == JsonToken.START_OBJECT) {
          sections(in);
        } else if (field.equals("to_device") && value == JsonToken.START_OBJECT) {
          messages(LenientTree.read(in).path("events"));
        } else {
          in.skipChildren();
        }
      }
      return next.orElseThrow(() -> new JsonParseException(in, "/sync without next_batch"));
    }
  }

  private void messages(JsonNode events) {
    List<JsonNode> messages = new ArrayList<>();
    events.forEach(messages::add);
    if (!messages.isEmpty()) {
      toDevice.accept(messages);
    }
  }

  private void sections(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      RoomUpdate.Section section = SECTIONS.get(in.currentName());
      if (in.nextToken() == JsonToken.START_OBJECT && section != null) {
        rooms(in, section);
      } else {
        in.skipChildren();
      }
    }
  }

  private void rooms(JsonParser in, RoomUpdate.Section section) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      Optional<RoomId> room = RoomId.parse(in.currentName());
      if (in.nextToken() == JsonToken.START_OBJECT && room.isPresent()) {
        sink.room(room.get(), section, LenientTree.read(in));
      } else {
        in.skipChildren();
      }
    }
  }
}
