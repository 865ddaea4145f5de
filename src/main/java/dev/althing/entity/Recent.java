package dev.althing.entity;

import dev.althing.effect.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last causes an entity was told, with the event each one led to. */
final class Recent<E> {
  // A cause comes again only while it is not safe, and an entity has at most 64 unacknowledged.
  private static final int KEPT = 256;

  private final Map<Cause, E> events =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cause, E> eldest) {
          return size() > KEPT;
        }
      };

  void add(Cause cause, E event) {
    events.put(cause, event);
  }

  Optional<E> eventOf(Cause cause) {
    return Optional.ofNullable(events.get(cause));
  }
}
