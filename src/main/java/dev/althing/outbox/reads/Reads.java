package dev.althing.outbox.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The gateway through which everybody reads from the homeserver. What is not there is empty; a
 * stage fails when the homeserver refuses, or stays silent after some tries.
 */
public interface Reads {
  /** Who is joined to a room; may be a few seconds old. */
  CompletionStage<Map<UserId, Member>> joinedMembers(RoomId room);

  /**
   * Hands over all member events of a room while they arrive, for rooms of any size; answers how
   * many there were. After trouble on the way it begins again, so some may be handed over twice.
   */
  CompletionStage<Integer> eachMember(RoomId room, Consumer<ObjectNode> each);

  /** A stretch of a room's history. */
  CompletionStage<Page> messages(RoomId room, PageRequest request);

  /** One event. */
  CompletionStage<Optional<ObjectNode>> event(RoomId room, EventId event);

  /** The events that relate to an event in a certain way, the latest first. */
  CompletionStage<Page> relations(RoomId room, EventId event, RelationRequest request);

  /** A page of the rooms of a space; may be a minute old. */
  CompletionStage<Page> hierarchy(RoomId space, Optional<String> from, int limit);

  /** Everything in a user's profile; may be a minute old. */
  CompletionStage<Optional<ObjectNode>> profile(UserId user);

  /** One field of a user's profile, such as {@code m.tz}; may be a minute old. */
  CompletionStage<Optional<JsonNode>> profileField(UserId user, String field);

  /** The content of a state event as it is now. */
  CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String stateKey);

  /** The room an alias points at, and servers that know it. */
  CompletionStage<Optional<Place>> resolve(RoomAlias alias);

  /** A file of at most so many bytes. */
  CompletionStage<File> download(MxcUri address, int mostBytes);

  /** Remembers nothing of a room, because it has just changed. */
  void forget(RoomId room);

  /** What a joined member is called. */
  record Member(Optional<String> displayName, Optional<String> avatar) {}

  /** A room and the servers through which it can be joined. */
  record Place(RoomId room, List<String> servers) {
    /** Copies the list. */
    public Place {
      servers = List.copyOf(servers);
    }
  }

  /**
   * A question for a stretch of history.
   *
   * @param from where to begin; empty for the end of the room in that direction
   * @param to where to stop at the latest
   * @param isBackwards whether to read from new to old
   * @param limit how many at most
   * @param filter a room event filter
   */
  record PageRequest(
      Optional<String> from,
      Optional<String> to,
      boolean isBackwards,
      int limit,
      Optional<ObjectNode> filter) {}

  /**
   * A question for relating events.
   *
   * @param relation the kind of relation, such as {@code m.reference}
   * @param type the type of the relating events
   * @param from where to continue
   */
  record RelationRequest(
      Optional<String> relation, Optional<String> type, Optional<String> from, int limit) {}

  /** A page of whatever was asked for; {@code next} is where the next page begins. */
  record Page(List<JsonNode> items, Optional<String> next) {
    /** Copies the list. */
    public Page {
      items = List.copyOf(items);
    }
  }

  /** A file, with the type it claims to be of. */
  final class File {
    private final String contentType;
    private final byte[] bytes;

    /** Takes the bytes as they are, which must not be changed any more. */
    public File(String contentType, byte[] bytes) {
      this.contentType = contentType;
      this.bytes = bytes;
    }

    /** What it claims to be. */
    public String contentType() {
      return contentType;
    }

    /** Its content, not to be changed. */
    public byte[] bytes() {
      return bytes;
    }
  }
}
