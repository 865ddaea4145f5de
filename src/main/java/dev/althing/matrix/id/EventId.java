package dev.althing.matrix.id;

import java.util.Optional;

/**
 * An event's identifier, unique in the whole federation.
 *
 * @param value the whole identifier with its sigil, at most 255 bytes of UTF-8
 */
public record EventId(String value) implements Comparable<EventId> {
  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException when the value is not an event id
   */
  public EventId {
    if (!isValid(value)) {
      throw Grammar.refusal("event id", value);
    }
  }

  /** Reads an identifier that may be malformed; empty when it is. */
  public static Optional<EventId> parse(String value) {
    return isValid(value) ? Optional.of(new EventId(value)) : Optional.empty();
  }

  private static boolean isValid(String value) {
    return Grammar.allows('$', value);
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
