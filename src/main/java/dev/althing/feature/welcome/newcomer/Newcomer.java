package dev.althing.feature.welcome.newcomer;

import dev.althing.matrix.id.RoomId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person in a watched place.
 *
 * @param stage how far they have come
 * @param presence whether they are in the place
 * @param greeting what they were told
 * @param acceptance what they answered
 * @param last the last invitations
 * @param rooms how they stand to the rooms that were opened to them
 * @param knocks where they knocked and nobody has decided, since when
 */
public record Newcomer(
    Stage stage,
    Presence presence,
    Greeting greeting,
    Acceptance acceptance,
    Batch last,
    Map<RoomId, Admission> rooms,
    Map<RoomId, Instant> knocks) {
  /** Nothing is known. */
  static final Newcomer UNKNOWN =
      new Newcomer(
          Stage.UNKNOWN,
          Presence.NEVER,
          Greeting.NONE,
          Acceptance.NONE,
          Batch.NONE,
          Map.of(),
          Map.of());

  /** How far somebody has come. */
  public enum Stage {
    /** Not at all. */
    UNKNOWN,
    /** They came while nobody was greeted. */
    PASSED_OVER,
    /** They were greeted. */
    GREETED,
    /** They were asked the question. */
    ASKED,
    /** The moderators were asked. */
    REFERRED,
    /** They were let in. */
    ACCEPTED,
    /** They were turned away. */
    TURNED_AWAY
  }

  /**
   * Whether somebody is in the place.
   *
   * @param since when they came or went
   */
  public record Presence(boolean isIn, boolean isBanned, Instant since) {
    static final Presence NEVER = new Presence(false, false, Instant.EPOCH);

    /** Whether they have gone; who never came has not. */
    boolean isGone() {
      return !isIn && since.isAfter(Instant.EPOCH);
    }
  }

  /**
   * What somebody was told.
   *
   * @param at the time of the deadline that sent it
   * @param isDelivered whether it arrived
   * @param room the direct room, once it is known
   * @param trouble why they cannot be written to
   * @param remindedAt when they were reminded
   * @param hintedAt when they were last told what is waited for
   */
  public record Greeting(
      Instant at,
      boolean isDelivered,
      Optional<RoomId> room,
      Optional<String> trouble,
      Optional<Instant> remindedAt,
      Instant hintedAt) {
    static final Greeting NONE =
        new Greeting(
            Instant.EPOCH,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH);

    /** Whether it is known what became of it. */
    boolean isSettled() {
      return isDelivered || trouble.isPresent();
    }

    /** A new greeting goes to the same direct room. */
    Greeting again(Instant time) {
      return new Greeting(time, false, room, Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    Greeting in(RoomId direct) {
      return new Greeting(at, true, Optional.of(direct), Optional.empty(), remindedAt, hintedAt);
    }

    Greeting failed(Optional<RoomId> direct, String reason) {
      return new Greeting(at, false, direct, Optional.of(reason), remindedAt, hintedAt);
    }

    Greeting reminded(Instant time) {
      return new Greeting(at, isDelivered, room, trouble, Optional.of(time), hintedAt);
    }

    Greeting hinted(Instant time) {
      return new Greeting(at, isDelivered, room, trouble, remindedAt, time);
    }
  }

  /**
   * What somebody answered.
   *
   * @param keys which doors they opened, or will when they have answered the question
   * @param at when last
   * @param isForced whether a moderator wished the last one
   * @param wrong how many wrong answers they gave
   */
  public record Acceptance(List<String> keys, Instant at, boolean isForced, int wrong) {
    static final Acceptance NONE = new Acceptance(List.of(), Instant.EPOCH, false, 0);

    /** Copies the list. */
    public Acceptance {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Invitations that were made together.
   *
   * @param due the time of the deadline whose effects they are
   * @param rooms in the order of the effects
   */
  public record Batch(Instant due, List<RoomId> rooms) {
    static final Batch NONE = new Batch(Instant.EPOCH, List.of());

    /** Copies the list. */
    public Batch {
      rooms = List.copyOf(rooms);
    }
  }

  /** Copies the maps. */
  public Newcomer {
    rooms = Map.copyOf(rooms);
    knocks = Map.copyOf(knocks);
  }

  /** Whether they were ever greeted. */
  public boolean isGreeted() {
    return stage != Stage.UNKNOWN && stage != Stage.PASSED_OVER;
  }

  /** Whether they are in some room that was opened to them. */
  boolean hasEntered() {
    return rooms.containsValue(Admission.ENTERED);
  }

  /**
   * Whether they may be invited to a room: not where they are, and not where a moderator put them
   * out, unless a moderator wishes it.
   */
  boolean isOpen(RoomId room) {
    Admission admission = rooms.get(room);
    return admission == null
        || admission.isAsked()
        || (admission == Admission.PUT_OUT && acceptance.isForced());
  }

  Newcomer at(Stage next) {
    return new Newcomer(next, presence, greeting, acceptance, last, rooms, knocks);
  }

  Newcomer with(Presence other) {
    return new Newcomer(stage, other, greeting, acceptance, last, rooms, knocks);
  }

  Newcomer with(Greeting other) {
    return new Newcomer(stage, presence, other, acceptance, last, rooms, knocks);
  }

  Newcomer with(Acceptance other) {
    return new Newcomer(stage, presence, greeting, other, last, rooms, knocks);
  }

  Newcomer with(Batch other) {
    return new Newcomer(stage, presence, greeting, acceptance, other, rooms, knocks);
  }

  Newcomer with(RoomId room, Admission admission) {
    Map<RoomId, Admission> all = new HashMap<>(rooms);
    all.put(room, admission);
    return new Newcomer(stage, presence, greeting, acceptance, last, all, knocks);
  }

  Newcomer knocking(RoomId room, Instant at) {
    Map<RoomId, Instant> all = new HashMap<>(knocks);
    all.put(room, at);
    return new Newcomer(stage, presence, greeting, acceptance, last, rooms, all);
  }

  Newcomer quiet(RoomId room) {
    Map<RoomId, Instant> all = new HashMap<>(knocks);
    all.remove(room);
    return new Newcomer(stage, presence, greeting, acceptance, last, rooms, all);
  }
}
