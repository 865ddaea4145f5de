package dev.althing.feature.games;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be switched on and off in a room. */
public enum Game {
  /** The word game. */
  WORDLE(true),
  /** The word game in the threads of the room, before everybody's eyes. */
  WORDLE_HERE(false),
  /** Counting the results of the newspaper's word game that people paste. */
  SHARES(false),
  /** The questions. */
  TRIVIA(true),
  /** The polls. */
  POLL(true);

  private final boolean isOnAtFirst;

  Game(boolean isOnAtFirst) {
    this.isOnAtFirst = isOnAtFirst;
  }

  /** How it is called, like {@code wordle-here}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is on where nobody has said anything. */
  public boolean isOnAtFirst() {
    return isOnAtFirst;
  }

  /** The one of that name. */
  static Optional<Game> of(String id) {
    return Arrays.stream(values()).filter(game -> game.id().equalsIgnoreCase(id)).findFirst();
  }
}
