package dev.althing.matrix.id;

import java.util.Optional;

/**
 * A room's published name, {@code #name:server}.
 *
 * @param value the whole identifier with its sigil, at most 255 bytes of UTF-8
 */
public record RoomAlias(String value) implements Comparable<RoomAlias> {
  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException when the value is not a room alias
   */
  public RoomAlias {
    if (!isValid(value)) {
      throw Grammar.refusal("room alias", value);
    }
  }

  /** Reads an identifier that may be malformed; empty when it is. */
  public static Optional<RoomAlias> parse(String value) {
    return isValid(value) ? Optional.of(new RoomAlias(value)) : Optional.empty();
  }

  /** The part between the sigil and the first colon. */
  public String localpart() {
    return value.substring(1, value.indexOf(':'));
  }

  /** The server that resolves the alias. */
  public String server() {
    return Grammar.serverOf(value);
  }

  private static boolean isValid(String value) {
    return Grammar.allows('#', value) && Grammar.hasServer(value);
  }

  @Override
  public int compareTo(RoomAlias other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
