package dev.althing.feature.trivia.game;

import dev.althing.matrix.id.UserId;
import java.util.Comparator;

/**
 * What somebody has won in a round so far.
 *
 * @param right how many answers were right
 */
public record Tally(UserId person, int points, int right) {
  /** The best first. */
  static final Comparator<Tally> BEST_FIRST =
      Comparator.comparingInt(Tally::points)
          .thenComparingInt(Tally::right)
          .reversed()
          .thenComparing(Tally::person);

  Tally with(Result result) {
    return new Tally(person, points + result.points(), right + (result.isRight() ? 1 : 0));
  }
}
