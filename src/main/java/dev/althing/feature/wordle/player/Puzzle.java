package dev.althing.feature.wordle.player;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A word to be found.
 *
 * @param kind what it is played for
 * @param number the number of its day; of a puzzle for practice, how many the player had
 * @param answer the word
 */
public record Puzzle(Kind kind, int number, String answer) {
  /** What a puzzle is played for. */
  public enum Kind {
    /** The puzzle of a day: it counts. */
    @JsonProperty("daily")
    DAILY,
    /** The puzzle of a day that is over. */
    @JsonProperty("archive")
    ARCHIVE,
    /** A word by chance. */
    @JsonProperty("practice")
    PRACTICE
  }

  /** Its name among a player's games. */
  public GameId id() {
    return new GameId(kind, number);
  }

  /** Whether it counts. */
  @JsonIgnore
  public boolean isDaily() {
    return kind == Kind.DAILY;
  }

  /** Without the word, which is nothing for a log. */
  @Override
  public String toString() {
    return id().toString();
  }
}
