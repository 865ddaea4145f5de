package dev.althing.feature.wordle.player;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How somebody has fared with the puzzles of the days.
 *
 * @param played how many were finished, or given up
 * @param won how many of them were solved
 * @param streak how many days in a row were solved, up to the last that was played
 * @param longest how many that ever were
 * @param last the number of the last puzzle that was played; 0 before the first
 * @param distribution how many were solved with one guess, with two, to six
 */
public record Statistics(
    int played, int won, int streak, int longest, int last, List<Integer> distribution) {
  /** Nothing was played yet. */
  public static final Statistics NONE =
      new Statistics(0, 0, 0, 0, 0, Collections.nCopies(Game.ROWS, 0));

  /** Copies the list. */
  public Statistics {
    distribution = List.copyOf(distribution);
  }

  /** The same after one more puzzle. */
  Statistics after(Game game) {
    int number = game.puzzle().number();
    if (!game.isWon()) {
      return new Statistics(played + 1, won, 0, longest, number, distribution);
    }
    int days = last == number - 1 ? streak + 1 : 1;
    List<Integer> counts = new ArrayList<>(distribution);
    counts.set(game.guesses().size() - 1, counts.get(game.guesses().size() - 1) + 1);
    return new Statistics(played + 1, won + 1, days, Math.max(longest, days), number, counts);
  }

  /** The same together with what was played elsewhere before. */
  Statistics and(Statistics elsewhere) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < Game.ROWS; i++) {
      counts.add(distribution.get(i) + elsewhere.distribution.get(i));
    }
    boolean isLater = elsewhere.last > last;
    return new Statistics(
        played + elsewhere.played,
        won + elsewhere.won,
        isLater ? elsewhere.streak : streak,
        Math.max(longest, elsewhere.longest),
        Math.max(last, elsewhere.last),
        counts);
  }

  /** The days in a row as they stand on a day: a day on which nothing was played ends them. */
  public int streakOn(int today) {
    return last >= today - 1 ? streak : 0;
  }

  /** How many of a hundred were solved. */
  public int percentage() {
    return played == 0 ? 0 : Math.round(100f * won / played);
  }
}
