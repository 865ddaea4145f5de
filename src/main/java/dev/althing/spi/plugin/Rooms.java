package dev.althing.spi.plugin;

import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a plugin can learn of the rooms the bot is in. Each question needs a capability, and fails
 * with {@link NotGranted} without it.
 *
 * <p>{@code context.rooms().members(invocation.room()).thenApply(Map::size)}
 */
public interface Rooms {
  /**
   * Who is in a room, and what they are called there; may be a few seconds old. Needs {@code
   * read-members}.
   */
  CompletionStage<Map<UserId, String>> members(RoomId room);

  /** The content of a state event, a JSON object. Needs {@code read-state}. */
  CompletionStage<Optional<String>> state(RoomId room, String type, String key);

  /**
   * The contents of all state events of a type, by their state keys. Needs {@code read-state}.
   *
   * @param type at most 255 bytes
   */
  CompletionStage<Map<String, String>> state(RoomId room, String type);

  /** The room an alias points at. Needs {@code read-state}. */
  CompletionStage<Optional<RoomId>> find(RoomReference room);

  /**
   * A file of the homeserver's media. Needs {@code read-media}.
   *
   * @param mostBytes 1 to 20,000,000; the stage fails for a larger file
   */
  CompletionStage<ByteBuffer> media(MxcUri address, int mostBytes);

  /**
   * Goes into a room, once per id. Needs {@code join-rooms}.
   *
   * @return done when the wish is written down
   */
  CompletionStage<Void> join(String id, RoomReference room);
}
