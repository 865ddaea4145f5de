package dev.althing.sandbox.api;

import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A page of a list of events that is ordered by position. */
record Page(List<Event> all, int limit, Predicate<Event> wanted) {

  /** What is on the page, where it ends, and whether something may follow. */
  record Result(List<Event> events, long end, boolean more) {}

  static boolean backwards(Call call) {
    String direction = call.query("dir").orElse("f");
    if (!direction.equals("b") && !direction.equals("f")) {
      throw Refusal.invalid("Query parameter 'dir' must be one of ['b', 'f']");
    }
    return direction.equals("b");
  }

  /** Events at or before a position, newest first, that came after another position. */
  Result back(long from, long to) {
    var events = new ArrayList<Event>();
    long end = from;
    for (int i = firstAfter(from) - 1; i >= 0; i--) {
      Event event = all.get(i);
      if (event.position() <= to) {
        return new Result(events, to, false);
      }
      if (!wanted.test(event)) {
        continue;
      }
      if (events.size() == limit) {
        return new Result(events, end, true);
      }
      end = event.position() - 1;
      events.add(event);
    }
    return new Result(events, end, false);
  }

  /** Events after a position, oldest first, up to another position. */
  Result forward(long from, long to) {
    var events = new ArrayList<Event>();
    long end = from;
    for (int i = firstAfter(from); i < all.size(); i++) {
      Event event = all.get(i);
      if (to >= 0 && event.position() > to) {
        return new Result(events, to, false);
      }
      if (!wanted.test(event)) {
        continue;
      }
      if (events.size() == limit) {
        return new Result(events, end, true);
      }
      end = event.position();
      events.add(event);
    }
    return new Result(events, end, false);
  }

  private int firstAfter(long position) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
