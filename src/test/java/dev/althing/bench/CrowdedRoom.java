package dev.althing.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What {@code /sync} says of a room, of whose members the bot is one: who made it, power levels,
 * join rules, and every member, as if the homeserver did not load lazily.
 *
 * @param members how many there are; the same people are in all rooms, but whoever is alone with
 *     the bot is in no other
 */
record CrowdedRoom(int members) {
  private static final int PAIR = 2;

  /** Whoever made the room and talks in it. */
  private String founder(int number) {
    return "@p%d:crowd.test".formatted(members == PAIR ? number : 1);
  }

  /** A room as it is seen for the first time. */
  void first(JsonGenerator out, int number) throws IOException {
    out.writeObjectFieldStart("!r%d:crowd.test".formatted(number));
    out.writeObjectFieldStart("summary");
    out.writeNumberField("m.joined_member_count", members);
    out.writeNumberField("m.invited_member_count", 0);
    out.writeEndObject();
    out.writeObjectFieldStart("state");
    out.writeArrayFieldStart("events");
    String founder = founder(number);
    state(out, number, "m.room.create", "", founder, "{\"room_version\":\"11\"}");
    state(out, number, "m.room.power_levels", "", founder, "{\"users\":{\"" + founder + "\":100}}");
    state(out, number, "m.room.join_rules", "", founder, "{\"join_rule\":\"public\"}");
    member(out, number, Crowd.BOT, "Althing");
    member(out, number, founder, "Person 1");
    for (int i = 2; i < members; i++) {
      member(out, number, "@p" + i + ":crowd.test", "Person " + i);
    }
    out.writeEndArray();
    out.writeEndObject();
    timeline(out, 0, number, "Good morning.");
    out.writeEndObject();
  }

  /** What is new in a room that is known. */
  void news(JsonGenerator out, int batch, int number, String text) throws IOException {
    out.writeObjectFieldStart("!r%d:crowd.test".formatted(number));
    timeline(out, batch, number, text);
    out.writeEndObject();
  }

  /** The id of what was said in a room. */
  static String event(int batch, int number) {
    return "$m" + batch + "-" + number;
  }

  private static void member(JsonGenerator out, int number, String user, String name)
      throws IOException {
    String content = "{\"membership\":\"join\",\"displayname\":\"" + name + "\"}";
    state(out, number, "m.room.member", user, user, content);
  }

  private static void state(
      JsonGenerator out, int number, String type, String key, String sender, String content)
      throws IOException {
    begin(out, "$s" + number + type + key.hashCode(), type, sender);
    out.writeStringField("state_key", key);
    out.writeFieldName("content");
    out.writeRawValue(content);
    out.writeEndObject();
  }

  private void timeline(JsonGenerator out, int batch, int number, String text) throws IOException {
    out.writeObjectFieldStart("timeline");
    out.writeArrayFieldStart("events");
    begin(out, event(batch, number), "m.room.message", founder(number));
    out.writeObjectFieldStart("content");
    out.writeStringField("msgtype", "m.text");
    out.writeStringField("body", text);
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void begin(JsonGenerator out, String id, String type, String sender)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("event_id", id);
    out.writeStringField("type", type);
    out.writeStringField("sender", sender);
    out.writeNumberField("origin_server_ts", System.currentTimeMillis());
  }
}
