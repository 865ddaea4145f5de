package dev.althing.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that is to happen because of a {@link Cause}. */
public sealed interface Effect {
  /** Events that are sent into rooms, in their order within each room. */
  sealed interface Timeline extends Effect {}

  /**
   * Sends an event.
   *
   * @param to where it goes
   * @param type the event type, such as {@code m.room.message}
   * @param content the event's content; with a target, {@code m.relates_to} stands in it without
   *     {@code event_id}, which is filled in when the target's id is known
   * @param target the event it relates to, if that may be one of our own
   * @param priority who waits for it
   */
  record Send(
      Destination to, String type, ObjectNode content, Optional<Target> target, Priority priority)
      implements Timeline {
    /** An event without a target, for somebody who waits. */
    public Send(Destination to, String type, ObjectNode content) {
      this(to, type, content, Optional.empty(), Priority.INTERACTIVE);
    }
  }

  /** Redacts an event. */
  record Redact(Destination to, Target target, Optional<String> reason, Priority priority)
      implements Timeline {}

  /** Who waits for an effect: interactive ones go first when the homeserver limits us. */
  enum Priority {
    INTERACTIVE,
    BULK
  }

  /** Changes of a state that can be compared with what is there; "already so" is success. */
  sealed interface State extends Effect {}

  /**
   * Changes somebody's membership.
   *
   * @param whileIn where they must still be when it is done; when they have gone from there, or are
   *     banned from the room itself, it is dropped
   */
  record SetMembership(
      RoomId room,
      UserId user,
      MembershipChange change,
      Optional<String> reason,
      Optional<RoomId> whileIn)
      implements State {
    /** A change that depends on nothing. */
    public SetMembership(
        RoomId room, UserId user, MembershipChange change, Optional<String> reason) {
      this(room, user, change, reason, Optional.empty());
    }
  }

  /** The membership changes that one user can make to another's. */
  enum MembershipChange {
    INVITE,
    KICK,
    BAN,
    UNBAN
  }

  /** Puts a state event. */
  record PutState(RoomId room, String type, String stateKey, ObjectNode content) implements State {}

  /** Gives levels of power; all others stay as they are when it is done. */
  record SetPower(RoomId room, Map<Power, Long> levels) implements State {
    private static final long MOST = (1L << 53) - 1;

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException when it is empty, or a level is none that an event can hold
     */
    public SetPower {
      levels = Map.copyOf(levels);
      if (levels.isEmpty() || levels.values().stream().anyMatch(level -> Math.abs(level) > MOST)) {
        throw new IllegalArgumentException("levels " + levels);
      }
    }
  }

  /** Joins a room by its id or alias. */
  record Join(String room, List<String> via, Optional<String> reason) implements State {
    /** Copies the list. */
    public Join {
      via = List.copyOf(via);
    }
  }

  /** Leaves a room, or declines an invitation to it. */
  record Leave(RoomId room, Optional<String> reason) implements State {}

  /** Knocks at a room. */
  record Knock(String room, List<String> via, Optional<String> reason) implements State {
    /** Copies the list. */
    public Knock {
      via = List.copyOf(via);
    }
  }

  /** Points an alias at a room, or removes it. */
  record PutAlias(RoomAlias alias, Optional<RoomId> room) implements State {}

  /** Puts account data, global or of a room. */
  record PutAccountData(Optional<RoomId> room, String type, ObjectNode content) implements State {}

  /** Puts a field of the bot's profile, such as {@code displayname}. */
  record PutProfile(String field, String value) implements State {}

  /** Things that cannot be compared: begun once, looked for after a crash. */
  sealed interface OneShot extends Effect {}

  /** Creates a room; the request is the body of {@code POST /createRoom}. */
  record CreateRoom(ObjectNode request) implements OneShot {}

  /**
   * Uploads a file of the data directory and posts it.
   *
   * @param to where the file is posted
   * @param path the file, relative to the data directory
   * @param content the message's content without {@code url}, which is filled in
   */
  record SendFile(Destination to, String path, String mimeType, ObjectNode content)
      implements OneShot {}

  /** Entries in the durable tables that wake things up later. */
  sealed interface Note extends Effect {}

  /** Wakes an entity at a time; a second one with the same key replaces the first. */
  record Schedule(String entityType, String entityId, String key, Instant due) implements Note {}

  /**
   * Takes a deadline back.
   *
   * @param due only the one for this time, so that a newer one under the same key stays
   */
  record Unschedule(String entityType, String entityId, String key, Optional<Instant> due)
      implements Note {}

  /**
   * Continues an entity when somebody reacts to, replies to or redacts an event.
   *
   * @param target the event that is answered
   * @param thread the root of the thread that the event is in
   * @param continuation what is told to the entity, in its own words
   */
  record Expect(
      Target target,
      Optional<EventId> thread,
      String entityType,
      String entityId,
      String continuation,
      Instant until)
      implements Note {}

  /** Ends all expectations on an event. */
  record Unexpect(Target target) implements Note {}

  /**
   * Takes the texts that somebody writes without a prefix, until a time.
   *
   * @param focus whose texts, where
   * @param continuation what is told to the entity, in its own words
   */
  record Claim(Focus focus, String entityType, String entityId, String continuation, Instant until)
      implements Note {}

  /** Changes what a plugin keeps. */
  record Keep(String plugin, Store.Change change) implements Note {}

  /**
   * Counts something for a person.
   *
   * @param game what it was won in
   * @param scope the room, or another name for those who are compared
   * @param at when it was won
   */
  record Score(String game, String scope, UserId person, Instant at, long points) implements Note {}

  /** Notes that another room goes on where a room has ended. */
  record Replace(RoomId room, RoomId successor) implements Note {}

  /** Gives a focus back, if this entity still has it. */
  record Release(Focus focus, String entityType, String entityId) implements Note {}
}
