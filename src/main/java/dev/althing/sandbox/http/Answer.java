package dev.althing.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a request is answered with.
 *
 * @param body read once, after the homeserver's lock is released
 */
public record Answer(
    int status, String contentType, Map<String, String> headers, Supplier<byte[]> body) {
  private static final String JSON = "application/json";

  /** 200 with a JSON body. */
  public static Answer of(JsonNode body) {
    return of(200, body);
  }

  /** A JSON body. */
  public static Answer of(int status, JsonNode body) {
    return new Answer(status, JSON, Map.of(), () -> Nodes.bytes(body));
  }

  /** 200 with an empty JSON object. */
  public static Answer empty() {
    return of(Nodes.object());
  }

  /** 200 with bytes. */
  public static Answer of(String contentType, byte[] bytes) {
    return new Answer(200, contentType, Map.of(), () -> bytes);
  }

  /** A refusal; one that says how long to wait says it in a header too. */
  public static Answer of(Refusal refusal) {
    Answer answer = of(refusal.status(), refusal.body());
    JsonNode wait = refusal.body().path("retry_after_ms");
    if (wait.isNumber()) {
      return answer.with("Retry-After", Long.toString((wait.longValue() + 999) / 1000));
    }
    return answer;
  }

  /** The same with another header. */
  public Answer with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Answer(status, contentType, all, body);
  }
}
