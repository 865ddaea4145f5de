package dev.althing.matrix.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What rooms are: their state, their members, their place in a space. */
public interface StateApi {
  /** The content of one state event; {@link MatrixError.NotFound} when there is none. */
  CompletionStage<ObjectNode> state(RoomId room, String type, String stateKey);

  /** Replaces the content of one state event; repeating it may make a second event. */
  CompletionStage<EventId> putState(RoomId room, String type, String stateKey, ObjectNode content);

  /**
   * All current state, handed over while it arrives: an array of events, for {@link
   * JsonElements#ofArray}.
   */
  <T> CompletionStage<T> allState(RoomId room, BodyReader<T> reader);

  /**
   * The member events of a room, handed over while they arrive: an object with an array {@code
   * chunk}, for {@link JsonElements#ofField}.
   */
  <T> CompletionStage<T> members(RoomId room, MembersRequest request, BodyReader<T> reader);

  /** Who is joined, with their names; ids the grammar does not allow are left out. */
  CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room);

  /** The rooms we are joined to. */
  CompletionStage<List<RoomId>> joinedRooms();

  /** The rooms of a space, page by page. */
  CompletionStage<Hierarchy> hierarchy(RoomId space, HierarchyRequest request);

  /**
   * A question to {@code /members}.
   *
   * @param at a sync token: the members as they were then; empty for now
   * @param membership only this membership
   * @param notMembership all but this membership
   */
  record MembersRequest(
      Optional<String> at, Optional<String> membership, Optional<String> notMembership) {
    /** Everyone with any membership, now. */
    public static MembersRequest all() {
      return new MembersRequest(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Everyone with that membership, now. */
    public static MembersRequest with(String membership) {
      return new MembersRequest(Optional.empty(), Optional.of(membership), Optional.empty());
    }
  }

  /** What a joined member is called in the room. */
  record Member(Optional<String> displayName, Optional<String> avatar) {}

  /**
   * A question to {@code /hierarchy}.
   *
   * @param from where to continue
   * @param limit how many rooms at most
   * @param maxDepth how deep to look; empty for the homeserver's choice
   * @param suggestedOnly whether only suggested rooms are wanted
   */
  record HierarchyRequest(
      Optional<String> from, int limit, Optional<Integer> maxDepth, boolean suggestedOnly) {}

  /** A page of a space's rooms; {@code next} is where the next page begins. */
  record Hierarchy(List<JsonNode> rooms, Optional<String> next) {
    /** Copies the list. */
    public Hierarchy {
      rooms = List.copyOf(rooms);
    }
  }
}
