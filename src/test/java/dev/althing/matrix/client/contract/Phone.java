package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Signing;
import dev.althing.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A device of somebody, talking plain HTTP, with a key to sign with. */
record Phone(URI server, String user, String device, String token, Signing key) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What a homeserver answered. */
  record Reply(int status, JsonNode body) {
    Reply ok() {
      assertThat(status).as("%s", body).isEqualTo(200);
      return this;
    }

    JsonNode at(String pointer) {
      return body.at(pointer);
    }

    String refusal() {
      return status + " " + body.path("errcode").asText();
    }
  }

  static Phone signIn(URI server, String user, String password) {
    ObjectNode login = Json.object().put("initial_device_display_name", "Phone");
    login.setAll(auth(user, password));
    JsonNode answer =
        new Phone(server, user, "", "", new Signing()).call("POST", "/login", login).ok().body();
    return new Phone(
        server,
        user,
        answer.path("device_id").asText(),
        answer.path("access_token").asText(),
        new Signing());
  }

  static ObjectNode auth(String user, String password) {
    ObjectNode auth = Json.object().put("type", "m.login.password").put("password", password);
    auth.putObject("identifier").put("type", "m.id.user").put("user", user);
    return auth;
  }

  Reply call(String method, String path, ObjectNode body) {
    return later(method, path, body).join();
  }

  CompletableFuture<Reply> later(String method, String path, ObjectNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/_matrix/client/v3" + path))
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : Json.write(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(
            answer -> {
              try {
                return new Reply(answer.statusCode(), Json.mapper().readTree(answer.body()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  Reply get(String path) {
    return call("GET", path, Json.object());
  }

  Reply post(String path, ObjectNode body) {
    return call("POST", path, body);
  }

  /** The keys of this device, signed by it. */
  ObjectNode identity() {
    ObjectNode keys = Json.object().put("user_id", user).put("device_id", device);
    keys.putArray("algorithms").add("m.olm.v1.curve25519-aes-sha2").add("m.megolm.v1.aes-sha2");
    keys.putObject("keys")
        .put("curve25519:" + device, new Signing().base64())
        .put("ed25519:" + device, key.base64());
    return key.sign(keys, user, device);
  }

  /** A key that others may claim. */
  ObjectNode oneTimeKey() {
    return key.sign(Json.object().put("key", new Signing().base64()), user, device);
  }

  /** A key for when there are no others, in canonical order: Synapse takes any other as new. */
  ObjectNode fallbackKey() {
    ObjectNode fallback = Json.object().put("fallback", true).put("key", new Signing().base64());
    return key.sign(fallback, user, device);
  }

  Reply uploads(String field, ObjectNode keys) {
    return post("/keys/upload", Json.object().set(field, keys));
  }

  Reply uploadsOneTimeKey(String id) {
    return uploads("one_time_keys", Json.object().set("signed_curve25519:" + id, oneTimeKey()));
  }

  /** What somebody sees of the keys of another. */
  JsonNode asksFor(Phone other) {
    ObjectNode query = Json.object();
    query.putObject("device_keys").putArray(other.user());
    return post("/keys/query", query).ok().body();
  }

  /** The key that is handed out, as its id, or nothing. */
  String claimsFrom(Phone other) {
    ObjectNode claim = Json.object();
    claim
        .putObject("one_time_keys")
        .putObject(other.user())
        .put(other.device(), "signed_curve25519");
    JsonNode keys = post("/keys/claim", claim).ok().body().path("one_time_keys");
    var names = keys.path(other.user()).path(other.device()).fieldNames();
    return names.hasNext() ? names.next() : "";
  }

  /** Where sync is now. */
  String now() {
    // a homeserver may keep a first answer, so each question is another
    String filter = "{\"presence\":{\"not_types\":[\"" + Contract.fresh("none") + "\"]}}";
    return get("/sync?filter=" + Wire.segment(filter)).ok().body().path("next_batch").asText();
  }

  CompletableFuture<Reply> polls(String since) {
    return later("GET", "/sync?timeout=20000&since=" + since, Json.object());
  }

  /** Polls until an answer is as wanted. */
  JsonNode syncsUntil(String since, Predicate<JsonNode> wanted) {
    String token = since;
    for (int i = 0; i < 20; i++) {
      JsonNode answer = get("/sync?timeout=2000&since=" + token).ok().body();
      if (wanted.test(answer)) {
        return answer;
      }
      token = answer.path("next_batch").asText();
    }
    throw new AssertionError("sync never showed it");
  }
}
