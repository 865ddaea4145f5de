package dev.althing.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import java.util.concurrent.atomic.AtomicInteger;

/** Events of one room, made from the JSON of their content. */
public final class Events {
  public static final RoomId ROOM = new RoomId("!room:example.org");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Events() {}

  /** A state event. */
  public static RoomEvent state(String type, String key, String sender, String content) {
    ObjectNode event = event(type, sender, content);
    event.put("state_key", key);
    return EventReader.read(ROOM, event).event().orElseThrow();
  }

  /** A message event of any type. */
  public static RoomEvent said(String type, String sender, String content) {
    return EventReader.read(ROOM, event(type, sender, content)).event().orElseThrow();
  }

  /** Somebody's membership changes. */
  public static RoomEvent member(String user, String membership) {
    return state("m.room.member", user, user, "{\"membership\":\"" + membership + "\"}");
  }

  private static ObjectNode event(String type, String sender, String content) {
    ObjectNode event = Json.object();
    event.put("event_id", "$event" + NUMBER.incrementAndGet());
    event.put("type", type).put("sender", sender).put("origin_server_ts", 0);
    event.set("content", Json.readObject(content).orElseThrow());
    return event;
  }
}
