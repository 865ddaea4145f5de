package dev.althing.plugin.world;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.Effects;
import dev.althing.outbox.reads.Reads;
import dev.althing.plugin.keep.Gate;
import dev.althing.room.state.RoomStore;
import dev.althing.spi.RoomReference;
import dev.althing.spi.plugin.Rooms;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one plugin can learn of rooms. */
public final class HostRooms implements Rooms {
  private static final String MEMBER = "m.room.member";
  private static final int LARGEST_FILE = 20_000_000;
  private static final int LONGEST_ID = 700;

  /**
   * Who knows about rooms.
   *
   * @param places finds a room that was named
   */
  public record Sources(
      Reads reads,
      RoomStore store,
      Effects effects,
      Function<RoomReference, CompletionStage<Optional<RoomId>>> places) {}

  private final Gate gate;
  private final Sources sources;

  /** The rooms as a plugin sees them. */
  public HostRooms(Gate gate, Sources sources) {
    this.gate = gate;
    this.sources = sources;
  }

  @Override
  public CompletionStage<Map<UserId, String>> members(RoomId room) {
    return with("read-members", () -> sources.reads().joinedMembers(room).thenApply(this::names));
  }

  private Map<UserId, String> names(Map<UserId, Reads.Member> members) {
    Map<UserId, String> names = new HashMap<>();
    members.forEach((user, member) -> names.put(user, member.displayName().orElse(user.value())));
    return names;
  }

  @Override
  public CompletionStage<Optional<String>> state(RoomId room, String type, String key) {
    return with(
        needed(type),
        () ->
            sources.reads().state(room, type, key).thenApply(content -> content.map(Json::write)));
  }

  @Override
  public CompletionStage<Map<String, String>> state(RoomId room, String type) {
    return with(needed(type), () -> sources.store().states(room, type));
  }

  private static String needed(String type) {
    return type.equals(MEMBER) ? "read-members" : "read-state";
  }

  @Override
  public CompletionStage<Optional<RoomId>> find(RoomReference room) {
    return with("read-state", () -> sources.places().apply(room));
  }

  @Override
  public CompletionStage<ByteBuffer> media(MxcUri address, int mostBytes) {
    int most = Math.max(1, Math.min(mostBytes, LARGEST_FILE));
    return with(
        "read-media",
        () ->
            sources
                .reads()
                .download(address, most)
                .thenApply(file -> ByteBuffer.wrap(file.bytes()).asReadOnlyBuffer()));
  }

  @Override
  public CompletionStage<Void> join(String id, RoomReference room) {
    return with(
        "join-rooms",
        () -> {
          if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an id has 1 to " + LONGEST_ID + " characters");
          }
          Cause cause = new Cause("plugin-join:" + gate.plugin() + ":" + id);
          Effect join = new Effect.Join(room.target(), room.via(), Optional.empty());
          return sources.effects().write(cause, List.of(join)).thenApply(written -> null);
        });
  }

  private <T> CompletionStage<T> with(String capability, Supplier<CompletionStage<T>> question) {
    try {
      gate.require(capability);
      return question.get();
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }
}
