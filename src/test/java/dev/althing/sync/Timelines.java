package dev.althing.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.sync.RoomUpdate.Batch;
import dev.althing.sync.RoomUpdate.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Timelines of rooms as answers of the homeserver tell them: numbered events, plain and sealed. */
final class Timelines {
  static final RoomId ROOM = new RoomId("!a:x");
  static final RoomId OTHER = new RoomId("!b:x");
  static final Instant EARLIER = Instant.ofEpochSecond(7);
  static final Batch BATCH = new Batch(Optional.of("s"), EARLIER);

  private Timelines() {}

  static RoomReader.Read limited(RoomId room, int number) {
    return RoomReader.read(room, Section.JOIN, content(true, number), BATCH);
  }

  static RoomReader.Read plain(RoomId room, int number) {
    return RoomReader.read(room, Section.JOIN, content(false, number), BATCH);
  }

  /** One plain event, and others that are not. */
  static RoomReader.Read sealed(int plain, int... sealed) {
    ObjectNode content = content(false, plain);
    for (int number : sealed) {
      content.withArray("/timeline/events").add(ciphertext(number));
    }
    return RoomReader.read(ROOM, Section.JOIN, content, BATCH);
  }

  static RoomEvent sealedEvent(int number) {
    return RoomReader.events(ROOM, List.of(ciphertext(number))).get(0);
  }

  static ObjectNode content(boolean limited, int number) {
    String text =
        """
        {"timeline":{"limited":%s,"prev_batch":"p","events":[%s]}}"""
            .formatted(limited, message(number));
    return Json.readObject(text).orElseThrow();
  }

  static String page(String start, String end, int... numbers) {
    var chunk = new StringBuilder();
    for (int number : numbers) {
      chunk.append(chunk.isEmpty() ? "" : ",").append(message(number));
    }
    return "{\"start\":\"%s\",\"end\":\"%s\",\"chunk\":[%s]}".formatted(start, end, chunk);
  }

  static String message(int number) {
    return """
        {"event_id":"$%d","sender":"@u:x","type":"m.room.message",
         "content":{"msgtype":"m.text","body":"%d"}}"""
        .formatted(number, number);
  }

  static ObjectNode ciphertext(int number) {
    ObjectNode node = Json.object().put("event_id", "$" + number).put("sender", "@u:x");
    node.put("type", "m.room.encrypted").putObject("content").put("algorithm", "m.test");
    return node;
  }

  static RoomEvent event(int number) {
    return RoomReader.events(ROOM, List.of(Json.readObject(message(number)).orElseThrow())).get(0);
  }
}
