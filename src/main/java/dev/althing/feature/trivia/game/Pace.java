package dev.althing.feature.trivia.game;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast one question follows another.
 *
 * @param pause how long after the answer was told, at least
 * @param spacing how long after the question before, at least: an asked question is up to five
 *     events, and its answer another, of which homeservers may allow one in five seconds
 */
public record Pace(Duration pause, Duration spacing) {
  /** A typed answer needs no reactions: a question and its answer are two events. */
  private static final int TYPED = 3;

  Instant next(boolean isTyped, Instant asked, Instant revealed) {
    Instant spaced = asked.plus(isTyped ? spacing.dividedBy(TYPED) : spacing);
    Instant paused = revealed.plus(pause);
    return spaced.isAfter(paused) ? spaced : paused;
  }
}
