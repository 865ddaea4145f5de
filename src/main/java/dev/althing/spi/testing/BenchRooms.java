package dev.althing.spi.testing;

import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.Rooms;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Rooms as a test has set them up. */
final class BenchRooms implements Rooms {
  private final Predicate<String> granted;
  private final Map<RoomId, Map<UserId, String>> members = new HashMap<>();
  private final Map<RoomId, Map<String, Map<String, String>>> states = new HashMap<>();
  private final Map<String, ByteBuffer> media = new HashMap<>();

  BenchRooms(Predicate<String> granted) {
    this.granted = granted;
  }

  void member(RoomId room, UserId user, String name) {
    members.computeIfAbsent(room, none -> new LinkedHashMap<>()).put(user, name);
  }

  void state(RoomId room, String type, String key, String content) {
    states
        .computeIfAbsent(room, none -> new HashMap<>())
        .computeIfAbsent(type, none -> new LinkedHashMap<>())
        .put(key, content);
  }

  void media(MxcUri address, byte[] content) {
    media.put(address.toString(), ByteBuffer.wrap(content.clone()));
  }

  @Override
  public CompletionStage<Map<UserId, String>> members(RoomId room) {
    return with("read-members", () -> Map.copyOf(members.getOrDefault(room, Map.of())));
  }

  @Override
  public CompletionStage<Optional<String>> state(RoomId room, String type, String key) {
    return with("read-state", () -> Optional.ofNullable(of(room, type).get(key)));
  }

  @Override
  public CompletionStage<Map<String, String>> state(RoomId room, String type) {
    return with("read-state", () -> Map.copyOf(of(room, type)));
  }

  private Map<String, String> of(RoomId room, String type) {
    return states.getOrDefault(room, Map.of()).getOrDefault(type, Map.of());
  }

  @Override
  public CompletionStage<Optional<RoomId>> find(RoomReference room) {
    return with("read-state", room::id);
  }

  @Override
  public CompletionStage<ByteBuffer> media(MxcUri address, int mostBytes) {
    return with(
        "read-media",
        () -> {
          ByteBuffer content = media.get(address.toString());
          if (content == null || content.remaining() > mostBytes) {
            throw new IllegalArgumentException("no such file, or too large: " + address);
          }
          return content.asReadOnlyBuffer();
        });
  }

  @Override
  public CompletionStage<Void> join(String id, RoomReference room) {
    return with("join-rooms", () -> null);
  }

  private <T> CompletionStage<T> with(String capability, Supplier<T> answer) {
    if (!granted.test(capability)) {
      return CompletableFuture.failedFuture(new NotGranted("bench", capability));
    }
    try {
      return CompletableFuture.completedFuture(answer.get());
    } catch (RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }
}
