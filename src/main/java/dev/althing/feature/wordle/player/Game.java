package dev.althing.feature.wordle.player;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.althing.feature.wordle.rules.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One puzzle in the hands of a player.
 *
 * @param hard whether the hard mode is on
 * @param guesses the words guessed so far
 * @param isGivenUp whether the player gave up
 * @param board where it is shown
 * @param until until when it can be finished
 */
public record Game(
    Puzzle puzzle,
    boolean hard,
    List<String> guesses,
    boolean isGivenUp,
    Board board,
    Instant until) {
  /** So many guesses, and no more. */
  public static final int ROWS = 6;

  /** Copies the guesses. */
  public Game {
    guesses = List.copyOf(guesses);
  }

  static Game begun(Puzzle puzzle, boolean hard, Board board, Instant until) {
    return new Game(puzzle, hard, List.of(), false, board, until);
  }

  /** The guesses, and what they show. */
  public List<Row> rows() {
    return guesses.stream().map(guess -> Row.of(guess, puzzle.answer())).toList();
  }

  /** Its name among the player's games. */
  public GameId id() {
    return puzzle.id();
  }

  /** Whether the answer was found. */
  @JsonIgnore
  public boolean isWon() {
    return guesses.contains(puzzle.answer());
  }

  /** Whether there is nothing more to guess. */
  @JsonIgnore
  public boolean isOver() {
    return isWon() || isGivenUp || guesses.size() >= ROWS;
  }

  /** Seven less the guesses it took; nothing for a game that was lost. */
  public int points() {
    return isWon() ? ROWS + 1 - guesses.size() : 0;
  }

  Game with(String guess) {
    List<String> more = new ArrayList<>(guesses);
    more.add(guess);
    return new Game(puzzle, hard, more, false, board, until);
  }

  Game hard(boolean isOn) {
    return new Game(puzzle, isOn, guesses, isGivenUp, board, until);
  }

  Game givenUp() {
    return new Game(puzzle, hard, guesses, true, board, until);
  }

  /** The same, shown elsewhere. */
  public Game shownAt(Board place) {
    return new Game(puzzle, hard, guesses, isGivenUp, place.after(board), until);
  }
}
