package dev.althing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.crypto.Cipher;
import dev.althing.crypto.Decryption;
import dev.althing.crypto.Sealed;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cipher for tests: it hides nothing, inflates by a third as Megolm does, never makes the same
 * ciphertext twice, and its keys come late, those for reading by another way than the events.
 */
final class LateCipher implements Cipher, Decryption {
  static final String WIRE = "m.room.encrypted";
  private static final int KEY_MILLIS = 60;

  private final AtomicInteger sealings = new AtomicInteger();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  @Override
  public CompletionStage<Sealed> encrypt(RoomId room, String type, ObjectNode content) {
    int number = sealings.incrementAndGet();
    return CompletableFuture.supplyAsync(
        () -> new Sealed(WIRE, seal(type, content, number)), later(KEY_MILLIS));
  }

  @Override
  public CompletionStage<Optional<RoomEvent>> decrypt(RoomEvent event) {
    return CompletableFuture.supplyAsync(
        () -> Optional.of(event).filter(this::isKnown).map(LateCipher::opened), later(1));
  }

  private boolean isKnown(RoomEvent event) {
    return Fields.text(event.raw(), "session_id").filter(id -> !keys.contains(id)).isEmpty();
  }

  @Override
  public CompletionStage<Set<RoomId>> keep(List<JsonNode> toDevice) {
    Set<RoomId> rooms = new HashSet<>();
    for (JsonNode message : toDevice) {
      JsonNode content = message.path("content");
      keys.add(Fields.text(content, "session_id").orElseThrow());
      rooms.add(new RoomId(Fields.text(content, "room_id").orElseThrow()));
    }
    return CompletableFuture.supplyAsync(() -> rooms, later(KEY_MILLIS));
  }

  /** A key as it is sent to a device. */
  static ObjectNode key(String room, String session) {
    return Json.object().put("room_id", room).put("session_id", session);
  }

  int sealings() {
    return sealings.get();
  }

  static ObjectNode seal(String type, ObjectNode content, int number) {
    ObjectNode plain = Json.object().put("type", type).put("number", number);
    plain.set("content", content);
    byte[] bytes = Json.write(plain).getBytes(StandardCharsets.UTF_8);
    ObjectNode wire = Json.object().put("algorithm", "test");
    if (content.has("m.relates_to")) {
      wire.set("m.relates_to", content.get("m.relates_to"));
    }
    return wire.put("ciphertext", Base64.getEncoder().encodeToString(bytes));
  }

  static JsonNode open(JsonNode wire) {
    byte[] bytes = Base64.getDecoder().decode(Fields.text(wire, "ciphertext").orElseThrow());
    return Json.readObject(new String(bytes, StandardCharsets.UTF_8)).orElseThrow();
  }

  private static RoomEvent opened(RoomEvent event) {
    JsonNode plain = open(event.raw());
    String type = plain.path("type").asText();
    return new RoomEvent(
        event.origin(),
        type,
        event.stateKey(),
        EventReader.readContent(type, false, plain.path("content")),
        plain.path("content"),
        event.unsigned());
  }

  private static java.util.concurrent.Executor later(int millis) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
  }
}
