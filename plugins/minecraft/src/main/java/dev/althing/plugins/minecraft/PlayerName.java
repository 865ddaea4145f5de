package dev.althing.plugins.minecraft;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an account, checked: nothing in it can be more than a name to the server.
 *
 * @param value as it was written
 */
record PlayerName(String value) {
  private static final Pattern JAVA = Pattern.compile("[A-Za-z0-9_]{3,16}");
  private static final Pattern ANY = Pattern.compile("\\.?[A-Za-z0-9_]{3,16}");

  /**
   * Checks the characters.
   *
   * @throws IllegalArgumentException when it is no name
   */
  PlayerName {
    if (!ANY.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a player");
    }
  }

  /** The name that somebody wrote; empty when it is none. */
  static Optional<PlayerName> read(String written, boolean bedrock) {
    String name = written.strip();
    return (bedrock ? ANY : JAVA).matcher(name).matches()
        ? Optional.of(new PlayerName(name))
        : Optional.empty();
  }

  /** The same for all spellings of the name, as the server does not tell them apart. */
  String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
