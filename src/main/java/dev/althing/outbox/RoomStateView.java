package dev.althing.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What is known of the state of rooms, to compare wishes with. */
public interface RoomStateView {
  /** The content of a state event; empty when it is not there or not known. */
  CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey);

  /** Somebody's membership, such as {@code join}; empty when not known. */
  CompletionStage<Optional<String>> membership(RoomId room, UserId user);

  /** Who stands above all levels of power in a room; empty when its beginning is not known. */
  CompletionStage<Optional<Set<UserId>>> mighty(RoomId room);

  /** The rooms the bot is in, as far as known. */
  CompletionStage<Set<RoomId>> joined();
}
