package dev.althing.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A person with a device in a test, talking plain HTTP to a sandbox. */
record Caller(Sandbox sandbox, String userId, String token) {
  static final String V3 = "/_matrix/client/v3";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  record Reply(int status, JsonNode body, HttpResponse<byte[]> raw) {
    String errcode() {
      return body.path("errcode").asText();
    }

    Reply ok() {
      if (status != 200) {
        throw new AssertionError(status + " " + body);
      }
      return this;
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  static Caller nobody(Sandbox sandbox) {
    return new Caller(sandbox, "", "");
  }

  static Caller register(Sandbox sandbox, String name) {
    Reply reply =
        nobody(sandbox)
            .post(
                V3 + "/register",
                json(
                    "{'username':'%s','password':'pw-%s','auth':{'type':'m.login.dummy'}}",
                    name, name))
            .ok();
    return new Caller(sandbox, reply.text("/user_id"), reply.text("/access_token"));
  }

  Caller on(Sandbox other) {
    return new Caller(other, userId, token);
  }

  static ObjectNode json(String template, Object... values) {
    try {
      String text = template.formatted(values).replace('\'', '"');
      return (ObjectNode) Nodes.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Reply get(String path) {
    return call("GET", path, null);
  }

  Reply post(String path, ObjectNode body) {
    return call("POST", path, Nodes.bytes(body));
  }

  Reply put(String path, ObjectNode body) {
    return call("PUT", path, Nodes.bytes(body));
  }

  Reply delete(String path) {
    return call("DELETE", path, null);
  }

  Reply call(String method, String path, byte[] body) {
    try {
      return reply(HTTP.send(request(method, path, body), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<Reply> later(String path) {
    return HTTP.sendAsync(request("GET", path, null), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(Caller::reply);
  }

  private HttpRequest request(String method, String path, byte[] body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(sandbox.url() + path)).timeout(Duration.ofSeconds(60));
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (path.startsWith("/_sandbox")) {
      builder.header("X-Sandbox-Control", "test");
    }
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    return builder.method(method, publisher).build();
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    JsonNode body = Nodes.object();
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("application/json")) {
      try {
        body = Nodes.MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Reply(response.statusCode(), body, response);
  }

  String createRoom(String template, Object... values) {
    return post(V3 + "/createRoom", json(template, values)).ok().text("/room_id");
  }

  static String room(String roomId) {
    return V3 + "/rooms/" + enc(roomId);
  }

  String say(String roomId, String text, String txn) {
    return put(
            room(roomId) + "/send/m.room.message/" + txn,
            json("{'msgtype':'m.text','body':'%s'}", text))
        .ok()
        .text("/event_id");
  }

  void join(String roomId) {
    post(V3 + "/join/" + enc(roomId), Nodes.object()).ok();
  }

  Reply sync(String query) {
    return get(V3 + "/sync?" + query).ok();
  }
}
