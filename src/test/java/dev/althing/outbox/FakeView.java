package dev.althing.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What sync would have told of rooms: only what a test has said. */
public final class FakeView implements RoomStateView {
  private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();
  private final Map<RoomId, Set<UserId>> mighty = new ConcurrentHashMap<>();
  private final Map<String, String> members = new ConcurrentHashMap<>();

  public void state(RoomId room, String type, String key, ObjectNode content) {
    states.put(room + "|" + type + "|" + key, content);
  }

  public void madeBy(RoomId room, UserId... users) {
    mighty.put(room, Set.of(users));
  }

  public void member(RoomId room, UserId user, String membership) {
    members.put(room + "|" + user, membership);
  }

  @Override
  public CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String key) {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(states.get(room + "|" + type + "|" + key)));
  }

  @Override
  public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
    return CompletableFuture.completedFuture(Optional.ofNullable(members.get(room + "|" + user)));
  }

  @Override
  public CompletionStage<Optional<Set<UserId>>> mighty(RoomId room) {
    return CompletableFuture.completedFuture(Optional.ofNullable(mighty.get(room)));
  }

  @Override
  public CompletionStage<Set<RoomId>> joined() {
    return CompletableFuture.completedFuture(Set.of());
  }
}
