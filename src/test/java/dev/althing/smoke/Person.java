package dev.althing.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Somebody with an account on the homeserver, who talks and reads.
 *
 * @param id the user id
 * @param token the access token
 */
public record Person(Synapse home, String id, String token) {
  private static final String V3 = "/_matrix/client/v3";

  /** An event as people see it. */
  record Said(JsonNode event) {
    String id() {
      return event.path("event_id").asText();
    }

    String sender() {
      return event.path("sender").asText();
    }

    String type() {
      return event.path("type").asText();
    }

    String body() {
      return event.at("/content/body").asText();
    }

    JsonNode content() {
      return event.path("content");
    }

    boolean answers(String question) {
      return relation().at("/m.in_reply_to/event_id").asText().equals(question);
    }

    JsonNode relation() {
      return content().path("m.relates_to");
    }

    boolean isEditOf(String original) {
      return relation().path("rel_type").asText().equals("m.replace")
          && relation().path("event_id").asText().equals(original);
    }

    boolean becomes(String words) {
      return content().at("/m.new_content/body").asText().contains(words);
    }

    boolean mentions(Person person) {
      for (JsonNode user : content().at("/m.mentions/user_ids")) {
        if (user.asText().equals(person.id())) {
          return true;
        }
      }
      return false;
    }
  }

  ObjectNode call(String method, String path, Optional<ObjectNode> body) {
    return home.call(method, path, body, Optional.of(token));
  }

  ObjectNode get(String path) {
    return call("GET", V3 + path, Optional.empty());
  }

  ObjectNode post(String path, ObjectNode body) {
    return call("POST", V3 + path, Optional.of(body));
  }

  ObjectNode put(String path, ObjectNode body) {
    return call("PUT", V3 + path, Optional.of(body));
  }

  /** Makes a room; the JSON may use single quotes. */
  String createRoom(String json, Object... values) {
    return post("/createRoom", json(json, values)).path("room_id").asText();
  }

  void join(String room) {
    post("/join/" + enc(room), Json.object());
  }

  void invite(String room, String who) {
    post(in(room) + "/invite", Json.object().put("user_id", who));
  }

  /**
   * The next room somebody is invited to, who reads on from what they know: Synapse answers a first
   * sync that is repeated with what it said minutes ago.
   */
  String invitation() {
    String[] since = {""};
    return Patience.until(
        () -> id + " is invited",
        () -> {
          ObjectNode news = get("/sync?timeout=500" + since[0]);
          since[0] = "&since=" + enc(news.path("next_batch").asText());
          var rooms = news.at("/rooms/invite").fieldNames();
          return rooms.hasNext() ? Optional.of(rooms.next()) : Optional.empty();
        });
  }

  /** Sends a text; the result is the event id. */
  String say(String room, String body) {
    return send(room, "m.room.message", text(body));
  }

  /** Sends a text into a thread. */
  String sayInThread(String room, String root, String body) {
    ObjectNode content = text(body);
    content.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", root);
    return send(room, "m.room.message", content);
  }

  /** Changes a message of one's own. */
  String edit(String room, String event, String body) {
    ObjectNode content = text("* " + body);
    content.set("m.new_content", text(body));
    content.putObject("m.relates_to").put("rel_type", "m.replace").put("event_id", event);
    return send(room, "m.room.message", content);
  }

  String react(String room, String event, String key) {
    ObjectNode content = Json.object();
    content
        .putObject("m.relates_to")
        .put("rel_type", "m.annotation")
        .put("event_id", event)
        .put("key", key);
    return send(room, "m.reaction", content);
  }

  String send(String room, String type, ObjectNode content) {
    String path = in(room) + "/send/" + type + "/" + UUID.randomUUID();
    return put(path, content).path("event_id").asText();
  }

  void setState(String room, String type, String key, ObjectNode content) {
    put(in(room) + "/state/" + type + "/" + enc(key), content);
  }

  ObjectNode state(String room, String type, String key) {
    return get(in(room) + "/state/" + type + "/" + enc(key));
  }

  /** What somebody is in a room: join, invite, leave, ban, or empty. */
  Optional<Said> membership(String room, String who) {
    return timeline(room).stream()
        .filter(said -> said.type().equals("m.room.member"))
        .filter(said -> said.event().path("state_key").asText().equals(who))
        .reduce((older, newer) -> newer);
  }

  void awaitMember(String room, String who, String membership) {
    Patience.until(
        who + " is " + membership + " in " + room,
        () ->
            membership(room, who)
                .filter(said -> said.content().path("membership").asText().equals(membership))
                .isPresent());
  }

  /** The latest thousand events of a room, the oldest first. */
  List<Said> timeline(String room) {
    List<Said> all = new ArrayList<>();
    Optional<String> from = Optional.empty();
    do {
      String since = from.map(token -> "&from=" + enc(token)).orElse("");
      ObjectNode page = get(in(room) + "/messages?dir=b&limit=200" + since);
      page.path("chunk").forEach(event -> all.add(new Said(event)));
      from = Fields.text(page, "end");
    } while (from.isPresent() && all.size() < 1000);
    Collections.reverse(all);
    return all;
  }

  /** Everything somebody has said in a room. */
  List<Said> messages(String room, String sender) {
    return timeline(room).stream()
        .filter(said -> said.type().equals("m.room.message"))
        .filter(said -> said.sender().equals(sender))
        .toList();
  }

  Said await(String room, String sender, Predicate<Said> wanted) {
    return Patience.until(
        () -> "a message of " + sender + " among " + bodies(messages(room, sender)),
        () -> messages(room, sender).stream().filter(wanted).findFirst());
  }

  /** The first answer to a question. */
  Said answer(String room, String sender, String question) {
    return await(room, sender, said -> said.answers(question));
  }

  static List<String> bodies(List<Said> messages) {
    return messages.stream().map(Said::body).toList();
  }

  static ObjectNode text(String body) {
    return Json.object().put("msgtype", "m.text").put("body", body);
  }

  static ObjectNode json(String template, Object... values) {
    String text = template.formatted(values).replace('\'', '"');
    return Json.readObject(text).orElseThrow(() -> new AssertionError(text));
  }

  static String in(String room) {
    return "/rooms/" + enc(room);
  }

  static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
