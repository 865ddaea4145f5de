package dev.althing.plugins.minecraft;

import java.nio.charset.StandardCharsets;

/** The password of the server's RCON, which is never shown. */
final class Password {
  private static final int MOST_BYTES = 1_000;

  private final String secret;

  /**
   * A password, or none when empty.
   *
   * @throws IllegalArgumentException when the server could not be sent it; the message is for the
   *     operator and does not show it
   */
  Password(String secret) {
    if (secret.chars().anyMatch(Character::isISOControl)
        || secret.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the setting password is one line of at most " + MOST_BYTES + " bytes");
    }
    this.secret = secret;
  }

  boolean isSet() {
    return !secret.isEmpty();
  }

  /** The packet that logs in with it. */
  Packet login(int id) {
    return Packet.of(id, Packet.LOGIN, secret);
  }

  @Override
  public String toString() {
    return isSet() ? "a password" : "no password";
  }
}
