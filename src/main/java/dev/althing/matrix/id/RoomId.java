package dev.althing.matrix.id;

import java.util.Optional;

/**
 * A room's identifier; opaque, and from room version 12 on without a server.
 *
 * @param value the whole identifier with its sigil, at most 255 bytes of UTF-8
 */
public record RoomId(String value) implements Comparable<RoomId> {
  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException when the value is not a room id
   */
  public RoomId {
    if (!isValid(value)) {
      throw Grammar.refusal("room id", value);
    }
  }

  /** Reads an identifier that may be malformed; empty when it is. */
  public static Optional<RoomId> parse(String value) {
    return isValid(value) ? Optional.of(new RoomId(value)) : Optional.empty();
  }

  private static boolean isValid(String value) {
    return Grammar.allows('!', value);
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
