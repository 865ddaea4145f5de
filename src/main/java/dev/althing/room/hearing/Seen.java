package dev.althing.room.hearing;

import dev.althing.matrix.id.EventId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last events of a room, so that one that is told again is known again. */
public final class Seen {
  private final Map<EventId, Boolean> events;

  public Seen(int most) {
    this.events =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  /** Whether the event is new; from now on it is not. */
  public boolean add(EventId event) {
    return events.put(event, true) == null;
  }
}
