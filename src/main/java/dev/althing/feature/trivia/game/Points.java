package dev.althing.feature.trivia.game;

import dev.althing.feature.trivia.bank.Difficulty;
import java.time.Duration;

/** What a right answer is worth. */
public final class Points {
  private static final int EASY = 100;
  private static final int MEDIUM = 200;
  private static final int HARD = 300;
  private static final int STREAK_PERCENT = 10;
  private static final int MOST_STREAK_PERCENT = 50;

  private Points() {}

  /** What a question of that difficulty is worth by itself. */
  public static int base(Difficulty difficulty) {
    return switch (difficulty) {
      case EASY -> EASY;
      case MEDIUM -> MEDIUM;
      case HARD -> HARD;
    };
  }

  /**
   * All points of a right answer: up to half as much again for speed, and a tenth more for each
   * right answer in a row before it, up to half.
   *
   * @param left how much of the time was left
   * @param time how much there was
   * @param streak how many in a row it makes, itself included
   */
  static int of(Difficulty difficulty, Duration left, Duration time, int streak) {
    int base = base(difficulty);
    long millis = Math.max(0, Math.min(left.toMillis(), time.toMillis()));
    long speed = base * millis / (2 * Math.max(1, time.toMillis()));
    return (int) (base + speed + (long) base * streakPercent(streak) / 100);
  }

  /** What a right answer wins more, in percent, when it makes so many in a row. */
  public static int streakPercent(int streak) {
    return Math.min(MOST_STREAK_PERCENT, STREAK_PERCENT * Math.max(0, streak - 1));
  }
}
