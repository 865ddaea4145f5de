package dev.althing.spi.protection;

import dev.althing.matrix.id.EventId;
import java.util.Set;

/**
 * What is to follow from something that happened, always about whoever did it. The bot carries it
 * out as far as its own power in the room goes.
 *
 * <p>{@code Consequence.redact()}, {@code Consequence.warn("Please slow down.")}
 */
public sealed interface Consequence {
  /** The person is told something in the room. */
  record Warn(String markdown) implements Consequence {}

  /**
   * Events are taken away.
   *
   * @param events which of that person's, at most 100; none means the one that was judged
   */
  record Redact(Set<EventId> events) implements Consequence {
    private static final int MOST = 100;

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException for more than 100
     */
    public Redact {
      events = Set.copyOf(events);
      if (events.size() > MOST) {
        throw new IllegalArgumentException("at most 100 events, not " + events.size());
      }
    }
  }

  /** The person can say nothing in the room until a moderator changes that. */
  record Mute() implements Consequence {}

  /** The person is put out of the room, and may come back. */
  record Kick() implements Consequence {}

  /** The person is banned from the room. */
  record Ban() implements Consequence {}

  /** Nobody comes into the room without an invitation until a moderator changes that. */
  record RestrictRoom() implements Consequence {}

  /** The management room is told something. */
  record Notify(String markdown) implements Consequence {}

  /** Takes away what was judged. */
  static Consequence redact() {
    return new Redact(Set.of());
  }

  /** Takes away these events of the person. */
  static Consequence redact(Set<EventId> events) {
    return new Redact(events);
  }

  /** Tells the person. */
  static Consequence warn(String markdown) {
    return new Warn(markdown);
  }

  /** Tells the management room. */
  static Consequence tell(String markdown) {
    return new Notify(markdown);
  }
}
