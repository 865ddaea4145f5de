package dev.althing.matrix.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Who is in which room: our own comings and goings, and those of others. */
public interface MembershipApi {
  /**
   * Joins a room.
   *
   * @param room an id or an alias
   * @param via servers to join through; needed for an id unless we are invited or the room is local
   */
  CompletionStage<RoomId> join(String room, List<String> via, Optional<String> reason);

  /** Asks to be let into a room, by id or alias. */
  CompletionStage<RoomId> knock(String room, List<String> via, Optional<String> reason);

  /** Leaves a room, declines an invite, or takes a knock back. */
  CompletionStage<Void> leave(RoomId room, Optional<String> reason);

  /** Invites a user, or accepts a knock; fails when the user is joined or banned. */
  CompletionStage<Void> invite(RoomId room, UserId user, Optional<String> reason);

  /** Puts a user out, takes an invite back, or refuses a knock. */
  CompletionStage<Void> kick(RoomId room, UserId user, Optional<String> reason);

  /** Bans a user, joined or not. */
  CompletionStage<Void> ban(RoomId room, UserId user, Optional<String> reason);

  /** Lifts a ban. */
  CompletionStage<Void> unban(RoomId room, UserId user, Optional<String> reason);

  /** Makes a room from a request as the specification has it; repeating it makes a second room. */
  CompletionStage<RoomId> createRoom(ObjectNode request);
}
