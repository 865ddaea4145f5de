package dev.althing.feature.wordle.player;

import java.util.Locale;

/** The name of a game among a player's games. */
public record GameId(Puzzle.Kind kind, int number) {
  /** As it is noted where the player's next texts are claimed: {@code daily 321}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + number;
  }

  /** Reads what {@link #toString} wrote. */
  public static GameId parse(String note) {
    String[] parts = note.split(" ", 2);
    return new GameId(
        Puzzle.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[1]));
  }
}
