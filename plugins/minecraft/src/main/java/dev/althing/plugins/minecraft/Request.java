package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;

/**
 * A name that somebody wants to have, which waits for a moderator.
 *
 * @param name of the player
 * @param user who asked
 */
record Request(PlayerName name, UserId user) {
  /**
   * Reads what a prompt carried.
   *
   * @throws IllegalArgumentException when it is no request
   */
  static Request read(String data) {
    int gap = data.indexOf(' ');
    return new Request(
        new PlayerName(data.substring(0, Math.max(0, gap))), new UserId(data.substring(gap + 1)));
  }

  /** To be carried by a prompt. */
  String data() {
    return name.value() + " " + user.value();
  }
}
