package dev.althing.feature.wordle.player;

import dev.althing.feature.wordle.rules.HardMode;
import java.util.List;

/** What comes of a wish. */
public sealed interface Answer {
  /** A game is on the table: begun now, gone on with, or over. */
  record Shown(Game game) implements Answer {}

  /** The guess counted. */
  record Counted(Game game) implements Answer {}

  /** The game is given up. */
  record GaveUp(Game game) implements Answer {}

  /**
   * The hard mode is switched.
   *
   * @param changed games that go on, for which it was switched too
   * @param isLater whether a game goes on for which it could not be switched any more
   */
  record IsHard(boolean on, List<Game> changed, boolean isLater) implements Answer {
    /** Copies the list. */
    public IsHard {
      changed = List.copyOf(changed);
    }
  }

  /** All there is to know of the player. */
  record Known(Player player) implements Answer {}

  /** What was played elsewhere was added; or had been, before. */
  record Imported(String source) implements Answer {}

  /** Nothing has changed, and no guess is used up. */
  sealed interface Refused extends Answer {}

  /** The word is not in the list. */
  record Unknown(String word) implements Refused {}

  /** The word was guessed before. */
  record Repeated(String word) implements Refused {}

  /** The hard mode forbids the word. */
  record Breaks(HardMode.Breach breach) implements Refused {}

  /** There is no such game, or it is over. */
  record NotOpen() implements Refused {}

  /** The time for this puzzle is over. */
  record TooLate(Game game) implements Refused {}

  /** The puzzle was seen before: in the archive, when it was that day for the player already. */
  record SeenBefore(int number) implements Refused {}
}
