package dev.althing.sync;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.StrippedEvent;
import dev.althing.matrix.id.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is new in one room, in the order in which it is to be read: state, then timeline.
 *
 * @param section how the bot stands to the room
 * @param source where this comes from
 * @param stripped what an invitation or a knock shows of the room
 * @param summary how many are in the room, if that changed
 * @param batch the answer of the homeserver this belongs to
 */
public record RoomUpdate(
    RoomId room,
    Section section,
    Source source,
    List<RoomEvent> state,
    List<RoomEvent> timeline,
    List<StrippedEvent> stripped,
    Optional<Summary> summary,
    Batch batch) {

  /** Copies the lists; an event that is no state is none, wherever the homeserver puts it. */
  public RoomUpdate {
    state = state.stream().filter(RoomEvent::isState).toList();
    timeline = List.copyOf(timeline);
    stripped = List.copyOf(stripped);
  }

  /** How the bot stands to a room. */
  public enum Section {
    JOIN,
    INVITE,
    KNOCK,
    LEAVE
  }

  /** Where an update comes from. */
  public enum Source {
    /** The first sync ever: shows what is there; nothing in it is to be acted on. */
    HISTORY,
    /** The history between two batches, fetched because the homeserver left it out. */
    GAP,
    /** What could not be read when it came, and was kept until it could. */
    LATE,
    /** Just now, or while we were away. */
    NEWS
  }

  /**
   * One answer of the homeserver.
   *
   * @param since the token before it; empty in the first sync ever
   * @param readAt when it came in, before anything waited; what it calls an age was so then
   */
  public record Batch(Optional<String> since, Instant readAt) {}

  /** How many people are in a room; -1 where the homeserver did not say. */
  public record Summary(int joined, int invited) {}

  /** The token before the batch this belongs to; empty in the first sync ever. */
  public Optional<String> since() {
    return batch.since();
  }

  /** Whether this comes apart from the course of things, and says nothing of how it stands now. */
  public boolean isAside() {
    return source == Source.GAP || source == Source.LATE;
  }

  RoomUpdate withTimeline(List<RoomEvent> other) {
    return new RoomUpdate(room, section, source, state, other, stripped, summary, batch);
  }

  static RoomUpdate gap(RoomUpdate around, List<RoomEvent> missing, Instant readAt) {
    Batch batch = new Batch(around.since(), readAt);
    return aside(around.room(), around.section(), Source.GAP, missing, batch);
  }

  static RoomUpdate late(RoomId room, List<RoomEvent> readable, Instant readAt) {
    Batch batch = new Batch(Optional.empty(), readAt);
    return aside(room, Section.JOIN, Source.LATE, readable, batch);
  }

  private static RoomUpdate aside(
      RoomId room, Section section, Source source, List<RoomEvent> timeline, Batch batch) {
    return new RoomUpdate(
        room, section, source, List.of(), timeline, List.of(), Optional.empty(), batch);
  }
}
