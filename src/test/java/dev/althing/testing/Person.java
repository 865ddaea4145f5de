package dev.althing.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody with a client, who does what people do in rooms; events are named by their ids. */
public final class Person {
  private static final AtomicLong TRANSACTIONS = new AtomicLong();

  private final Wire wire;
  private final String id;
  private final String token;

  /** Somebody who is logged in. */
  public Person(Wire wire, String id, String token) {
    this.wire = wire;
    this.id = id;
    this.token = token;
  }

  /** The user id. */
  public String id() {
    return id;
  }

  /** Writes a message. */
  public String says(String room, String text) {
    return sends(room, text(text));
  }

  /** Replies to an event. */
  public String replies(String room, String event, String text) {
    ObjectNode content = text(text);
    content.putObject("m.relates_to").putObject("m.in_reply_to").put("event_id", event);
    return sends(room, content);
  }

  /** Writes into the thread of an event. */
  public String threads(String room, String root, String text) {
    ObjectNode content = text(text);
    ObjectNode relates = content.putObject("m.relates_to");
    relates.put("rel_type", "m.thread").put("event_id", root).put("is_falling_back", true);
    relates.putObject("m.in_reply_to").put("event_id", root);
    return sends(room, content);
  }

  /** Changes an earlier message. */
  public String edits(String room, String event, String text) {
    ObjectNode content = text("* " + text);
    content.set("m.new_content", text(text));
    content.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", event);
    return sends(room, content);
  }

  /** Reacts to an event. */
  public String reacts(String room, String event, String key) {
    ObjectNode content = Json.object();
    content
        .putObject("m.relates_to")
        .put("rel_type", "m.annotation")
        .put("event_id", event)
        .put("key", key);
    return sends(room, "m.reaction", content);
  }

  /** Takes an event back. */
  public String redacts(String room, String event) {
    String path = in(room) + "/redact/" + Wire.segment(event) + "/" + transaction();
    return call("PUT", path, Json.object()).path("event_id").asText();
  }

  /** Sends a message with any content. */
  public String sends(String room, ObjectNode content) {
    return sends(room, "m.room.message", content);
  }

  /** Sends an event. */
  public String sends(String room, String type, ObjectNode content) {
    return sends(room, type, Json.write(content));
  }

  /** Sends an event whose content is written as it is, escapes and all. */
  public String sends(String room, String type, String content) {
    String path = in(room) + "/send/" + type + "/" + transaction();
    return wire.call(token, "PUT", path, content).path("event_id").asText();
  }

  /** Puts state. */
  public String puts(String room, String type, String key, ObjectNode content) {
    String path = in(room) + "/state/" + type + "/" + Wire.segment(key);
    return call("PUT", path, content).path("event_id").asText();
  }

  /** Makes a public room. */
  public String createsRoom(String name) {
    return creates(Json.object().put("preset", "public_chat").put("name", name));
  }

  /** Makes a room. */
  public String creates(ObjectNode request) {
    return call("POST", "/createRoom", request).path("room_id").asText();
  }

  /** Replaces a room by a new one, whose id it answers. */
  public String upgrades(String room) {
    ObjectNode request = Json.object().put("new_version", "11");
    return call("POST", in(room) + "/upgrade", request).path("replacement_room").asText();
  }

  /** The rooms they are invited to. */
  public List<String> invitations() {
    JsonNode rooms = call("GET", "/sync?timeout=0", null).at("/rooms/invite");
    List<String> ids = new ArrayList<>();
    rooms.fieldNames().forEachRemaining(ids::add);
    return ids;
  }

  /** Joins a room. */
  public void joins(String room) {
    call("POST", "/join/" + Wire.segment(room), Json.object());
  }

  /** Leaves a room. */
  public void leaves(String room) {
    call("POST", in(room) + "/leave", Json.object());
  }

  /** Invites somebody. */
  public void invites(String room, String user) {
    call("POST", in(room) + "/invite", Json.object().put("user_id", user));
  }

  /** Removes somebody. */
  public void kicks(String room, String user) {
    call("POST", in(room) + "/kick", Json.object().put("user_id", user));
  }

  /** Bans somebody. */
  public void bans(String room, String user) {
    call("POST", in(room) + "/ban", Json.object().put("user_id", user));
  }

  /** Sets people's power levels, leaving the others as they are. */
  public void empowers(String room, Map<String, Integer> levels) {
    var content = (ObjectNode) call("GET", in(room) + "/state/m.room.power_levels/", null);
    ObjectNode users = content.withObjectProperty("users");
    levels.forEach(users::put);
    puts(room, "m.room.power_levels", "", content);
  }

  /** The events of a room from a place on; the first ones with an empty place. */
  public JsonNode messages(String room, String from) {
    String at = from.isEmpty() ? "" : "&from=" + Wire.segment(from);
    return call("GET", in(room) + "/messages?dir=f&limit=1000" + at, null);
  }

  /** Any request to the client-server API, with an object or nothing. */
  public JsonNode call(String method, String path, ObjectNode body) {
    return wire.call(token, method, path, body == null ? "" : Json.write(body));
  }

  /** A text message. */
  public static ObjectNode text(String text) {
    ObjectNode content = Json.object().put("msgtype", "m.text").put("body", text);
    content.putObject("m.mentions");
    return content;
  }

  private static String in(String room) {
    return "/rooms/" + Wire.segment(room);
  }

  private static String transaction() {
    return "t" + TRANSACTIONS.incrementAndGet();
  }

  @Override
  public String toString() {
    return id;
  }
}
