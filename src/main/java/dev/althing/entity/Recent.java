package dev.althing.entity;

import dev.althing.effect.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last causes an entity was told, with the event each one led to. */
final class Recent<E> {
  // A cause comes again only while its consequences are not written: what a directory may have
  // taken in at one time, answered or not.
  static final int KEPT = Resident.MAX_WAITING + Resident.MAX_UNANSWERED;

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
