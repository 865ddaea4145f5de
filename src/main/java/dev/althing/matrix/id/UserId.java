package dev.althing.matrix.id;

import java.util.Optional;

/**
 * A user's identifier, {@code @localpart:server}.
 *
 * @param value the whole identifier with its sigil, at most 255 bytes of UTF-8
 */
public record UserId(String value) implements Comparable<UserId> {
  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException when the value is not a user id
   */
  public UserId {
    if (!isValid(value)) {
      throw Grammar.refusal("user id", value);
    }
  }

  /** Reads an identifier that may be malformed; empty when it is. */
  public static Optional<UserId> parse(String value) {
    return isValid(value) ? Optional.of(new UserId(value)) : Optional.empty();
  }

  /** The part between the sigil and the first colon. */
  public String localpart() {
    return value.substring(1, value.indexOf(':'));
  }

  /** The server the account lives on, with its port if it has one. */
  public String server() {
    return Grammar.serverOf(value);
  }

  private static boolean isValid(String value) {
    return Grammar.allows('@', value) && Grammar.hasServer(value);
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
