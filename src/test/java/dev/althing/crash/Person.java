package dev.althing.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody on the homeserver, by plain HTTP, who does not give up when it misbehaves. */
final class Person {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final int ATTEMPTS = 600;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final URI homeserver;
  private final String id;
  private final String token;
  private final AtomicInteger transactions = new AtomicInteger();

  private Person(URI homeserver, String id, String token) {
    this.homeserver = homeserver;
    this.id = id;
    this.token = token;
  }

  /** Registers; only where nothing fails, since it cannot be told apart from a taken name. */
  static Person register(URI homeserver, String name, String password) {
    ObjectNode body = JSON.createObjectNode().put("username", name).put("password", password);
    body.putObject("auth").put("type", "m.login.dummy");
    Person nobody = new Person(homeserver, "", "");
    JsonNode answer = nobody.persist("POST", "/_matrix/client/v3/register", Optional.of(body));
    return new Person(
        homeserver, answer.path("user_id").asText(), answer.path("access_token").asText());
  }

  String id() {
    return id;
  }

  String token() {
    return token;
  }

  /** Makes a room that everybody may join. */
  String room(String name) {
    return made(JSON.createObjectNode().put("preset", "public_chat").put("name", name));
  }

  /** Makes a space that everybody may join. */
  String space(String name) {
    ObjectNode body = JSON.createObjectNode().put("preset", "public_chat").put("name", name);
    body.putObject("creation_content").put("type", "m.space");
    return made(body);
  }

  /** Makes a room that only the invited may join, who may invite others. */
  String closed(String name, String invited) {
    ObjectNode body = JSON.createObjectNode().put("preset", "private_chat").put("name", name);
    body.putArray("invite").add(invited);
    return made(body);
  }

  private String made(ObjectNode body) {
    return persist("POST", "/_matrix/client/v3/createRoom", Optional.of(body))
        .path("room_id")
        .asText();
  }

  void join(String room) {
    persist(
        "POST", "/_matrix/client/v3/join/" + encoded(room), Optional.of(JSON.createObjectNode()));
  }

  /** The rooms they are invited to. */
  List<String> invitations() {
    JsonNode sync = persist("GET", "/_matrix/client/v3/sync?timeout=0", Optional.empty());
    List<String> rooms = new ArrayList<>();
    sync.at("/rooms/invite").fieldNames().forEachRemaining(rooms::add);
    return rooms;
  }

  /** Says something and gives the event id. */
  String say(String room, String text) {
    ObjectNode content = JSON.createObjectNode().put("msgtype", "m.text").put("body", text);
    content.putObject("m.mentions");
    return send(room, "m.room.message", content);
  }

  /** Says something in a thread and gives the event id. */
  String say(String room, String thread, String text) {
    ObjectNode content = JSON.createObjectNode().put("msgtype", "m.text").put("body", text);
    content.putObject("m.mentions");
    content.putObject("m.relates_to").put("rel_type", "m.thread").put("event_id", thread);
    return send(room, "m.room.message", content);
  }

  /** Reacts to an event and gives the id of the reaction. */
  String react(String room, String event, String key) {
    ObjectNode content = JSON.createObjectNode();
    content
        .putObject("m.relates_to")
        .put("rel_type", "m.annotation")
        .put("event_id", event)
        .put("key", key);
    return send(room, "m.reaction", content);
  }

  private String send(String room, String type, ObjectNode content) {
    String path =
        "/_matrix/client/v3/rooms/%s/send/%s/t%d"
            .formatted(encoded(room), type, transactions.incrementAndGet());
    return persist("PUT", path, Optional.of(content)).path("event_id").asText();
  }

  /** Everything that was ever said in a room, from the beginning. */
  List<JsonNode> read(String room) {
    List<JsonNode> events = new ArrayList<>();
    Optional<String> from = Optional.empty();
    while (true) {
      String path =
          "/_matrix/client/v3/rooms/%s/messages?dir=f&limit=500%s"
              .formatted(encoded(room), from.map(at -> "&from=" + encoded(at)).orElse(""));
      JsonNode page = persist("GET", path, Optional.empty());
      page.path("chunk").forEach(events::add);
      if (page.path("chunk").isEmpty() || !page.has("end")) {
        return events;
      }
      from = Optional.of(page.path("end").asText());
    }
  }

  /** Asks until it is answered. */
  private JsonNode persist(String method, String path, Optional<ObjectNode> body) {
    String trouble = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> answer =
            CLIENT.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return JSON.readTree(answer.body());
        }
        trouble = answer.statusCode() + " " + answer.body();
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          throw new IllegalStateException(method + " " + path + ": " + trouble);
        }
      } catch (IOException fault) {
        trouble = fault.toString();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IllegalStateException(method + " " + path + ": " + trouble);
  }

  private HttpRequest request(String method, String path, Optional<ObjectNode> body) {
    return HttpRequest.newBuilder(URI.create(homeserver + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(20))
        .method(
            method,
            body.map(json -> HttpRequest.BodyPublishers.ofString(json.toString()))
                .orElse(HttpRequest.BodyPublishers.noBody()))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
