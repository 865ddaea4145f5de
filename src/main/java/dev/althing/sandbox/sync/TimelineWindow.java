package dev.althing.sandbox.sync;

import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Room;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The newest events of a room in a range of positions.
 *
 * @param limited whether there are more than were asked for
 * @param start the position just before the first event, or the end of the range without events
 */
record TimelineWindow(List<Event> events, boolean limited, long start, long end) {

  /** The range a window is cut from: after one position, up to another. */
  record Range(long after, long upTo) {}

  static TimelineWindow of(Room room, Range range, int limit, Predicate<Event> wanted) {
    var events = new ArrayList<Event>();
    boolean limited = false;
    List<Event> all = room.timeline();
    int first = room.indexAfter(range.after());
    for (int i = room.indexAfter(range.upTo()) - 1; i >= first; i--) {
      Event event = all.get(i);
      if (!wanted.test(event)) {
        continue;
      }
      if (events.size() == limit) {
        limited = true;
        break;
      }
      events.add(event);
    }
    Collections.reverse(events);
    long start = events.isEmpty() ? range.upTo() : events.get(0).position() - 1;
    return new TimelineWindow(events, limited, start, range.upTo());
  }
}
