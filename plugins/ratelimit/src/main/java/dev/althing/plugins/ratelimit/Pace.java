package dev.althing.plugins.ratelimit;

import dev.althing.matrix.id.EventId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.RoomView;
import dev.althing.spi.protection.RoomView.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How much somebody sends, now and when they sent the message before.
 *
 * @param events what they sent within the time of the limit, the oldest first, at last what is
 *     judged
 * @param before how many it were one message earlier, within the time that ended then
 */
record Pace(List<EventId> events, int before) {
  Pace {
    events = List.copyOf(events);
  }

  static Pace of(Happening judged, RoomView room, Limit limit, Set<Happening.Kind> counted) {
    List<Trace> theirs =
        room.recent().stream()
            .filter(trace -> trace.sender().equals(judged.sender()))
            .filter(trace -> counted.contains(trace.kind()))
            .filter(trace -> !trace.event().equals(judged.id()))
            .toList();
    RoomView own = room.after(theirs);
    List<EventId> events = new ArrayList<>();
    own.lately(judged.sender(), judged.at(), limit.within())
        .forEach(trace -> events.add(trace.event()));
    events.add(judged.id());
    return new Pace(events, before(own, judged, limit));
  }

  private static int before(RoomView own, Happening judged, Limit limit) {
    if (own.recent().isEmpty()) {
      return 0;
    }
    Trace last = own.recent().get(own.recent().size() - 1);
    return own.lately(judged.sender(), last.at(), limit.within()).size();
  }

  int count() {
    return events.size();
  }

  /**
   * Whether the count has just come up to a threshold. Whoever goes on at the same pace stays there
   * and reaches it no second time.
   */
  boolean reaches(int threshold) {
    return count() >= threshold && before < threshold;
  }

  /** What is judged. */
  EventId latest() {
    return events.get(count() - 1);
  }

  /** All after the first so many. */
  Set<EventId> beyond(int most) {
    return Set.copyOf(events.subList(Math.min(most, count()), count()));
  }
}
