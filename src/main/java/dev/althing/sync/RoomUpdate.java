package dev.althing.sync;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.StrippedEvent;
import dev.althing.matrix.id.RoomId;
import java.util.List;
import java.util.Optional;

/**
 * What is new in one room, in the order in which it is to be read: state, then timeline.
 *
 * @param section how the bot stands to the room
 * @param source where this comes from
 * @param stripped what an invitation or a knock shows of the room
 * @param summary how many are in the room, if that changed
 * @param since the token before the batch this belongs to; empty in the first sync ever
 */
public record RoomUpdate(
    RoomId room,
    Section section,
    Source source,
    List<RoomEvent> state,
    List<RoomEvent> timeline,
    List<StrippedEvent> stripped,
    Optional<Summary> summary,
    Optional<String> since) {

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
    /** Just now, or while we were away. */
    NEWS
  }

  /** How many people are in a room; -1 where the homeserver did not say. */
  public record Summary(int joined, int invited) {}

  RoomUpdate withTimeline(List<RoomEvent> other) {
    return new RoomUpdate(room, section, source, state, other, stripped, summary, since);
  }

  static RoomUpdate gap(RoomUpdate around, List<RoomEvent> missing) {
    return new RoomUpdate(
        around.room(),
        around.section(),
        Source.GAP,
        List.of(),
        missing,
        List.of(),
        Optional.empty(),
        around.since());
  }
}
