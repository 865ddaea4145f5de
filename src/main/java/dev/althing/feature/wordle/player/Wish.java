package dev.althing.feature.wordle.player;

import java.time.Instant;

/** What can be wished of a player's games. */
public sealed interface Wish {
  /**
   * To play a puzzle, or to go on with it.
   *
   * @param puzzle of a puzzle for practice the number does not matter
   * @param until until when it can be finished
   */
  record Play(Puzzle puzzle, Board board, Instant until) implements Wish {}

  /**
   * A guess.
   *
   * @param word five letters
   * @param isKnown whether it is in the list
   */
  record Try(GameId game, String word, boolean isKnown, Instant at) implements Wish {}

  /** To know the answer without further guesses. */
  record GiveUp() implements Wish {}

  /** To switch the hard mode. */
  record SetHard(boolean on) implements Wish {}

  /** To see it all. */
  record Show() implements Wish {}

  /** To add what was played with another bot. */
  record Import(String source, Statistics statistics) implements Wish {}
}
