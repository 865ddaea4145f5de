package dev.althing.feature.welcome.premises;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.RoomStateView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Rooms whose state a test has written down. */
public final class KnownRooms implements RoomStateView {
  private final Map<String, ObjectNode> states = new HashMap<>();
  private final Set<RoomId> joined = new HashSet<>();
  private final Map<RoomId, Set<UserId>> mighty = new HashMap<>();

  /** Writes a state event down. */
  public KnownRooms with(RoomId room, String type, String key, String content) {
    states.put(room + type + key, Json.readObject(content).orElseThrow());
    return this;
  }

  /** The bot is in it. */
  public KnownRooms joined(RoomId room) {
    joined.add(room);
    return this;
  }

  /** Somebody stands above all levels. */
  public KnownRooms mighty(RoomId room, UserId user) {
    mighty.put(room, Set.of(user));
    return this;
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(states.get(room + type + stateKey)));
  }

  @Override
  public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
    return state(room, "m.room.member", user.value())
        .thenApply(content -> content.map(it -> it.path("membership").asText()));
  }

  @Override
  public CompletionStage<Optional<Set<UserId>>> mighty(RoomId room) {
    return CompletableFuture.completedFuture(Optional.ofNullable(mighty.get(room)));
  }

  @Override
  public CompletionStage<Set<RoomId>> joined() {
    return CompletableFuture.completedFuture(Set.copyOf(joined));
  }
}
