package dev.althing.sandbox.sync;

import dev.althing.sandbox.room.Event;
import dev.althing.sandbox.room.Room;
import dev.althing.sandbox.room.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state a client needs besides a timeline to know the state at its end. */
final class StateDelta {
  private final Room room;
  private final TimelineWindow window;
  private final Set<Event> shown;

  StateDelta(Room room, TimelineWindow window) {
    this.room = room;
    this.window = window;
    this.shown = new HashSet<>(window.events());
  }

  /** All of it, for who knows nothing of the room. */
  List<Event> full() {
    var found = new ArrayList<Event>();
    for (Event current : room.state()) {
      add(found, current, 0);
    }
    return found;
  }

  /** What changed after a position. */
  List<Event> since(long position) {
    Map<List<String>, Event> changed = new LinkedHashMap<>();
    List<Event> all = room.timeline();
    int end = room.indexAfter(window.end());
    for (int i = room.indexAfter(position); i < end; i++) {
      Event event = all.get(i);
      if (event.isState()) {
        changed.put(List.of(event.type(), String.valueOf(event.stateKey())), event);
      }
    }
    var found = new ArrayList<Event>();
    changed.values().forEach(event -> add(found, event, position));
    return found;
  }

  private void add(Collection<Event> found, Event newest, long after) {
    newest
        .asOf(window.end())
        .flatMap(
            event -> shown.contains(event) ? event.asOf(window.start()) : newest.asOf(window.end()))
        .filter(event -> event.position() > after && !shown.contains(event))
        .ifPresent(found::add);
  }

  /** Leaves out members who do not speak in the timeline, for clients that load them lazily. */
  List<Event> lazily(List<Event> state, String self, boolean withSelf) {
    Set<String> needed = new HashSet<>();
    window.events().forEach(event -> needed.add(event.sender()));
    if (withSelf) {
      needed.add(self);
    }
    var found = new ArrayList<Event>();
    var present = new HashSet<Event>(shown);
    for (Event event : state) {
      if (!event.type().equals(Types.MEMBER) || needed.contains(event.stateKey())) {
        found.add(event);
        present.add(event);
      }
    }
    for (String user : needed) {
      room.state(Types.MEMBER, user)
          .flatMap(event -> event.asOf(window.start()))
          .filter(present::add)
          .ifPresent(found::add);
    }
    return found;
  }
}
