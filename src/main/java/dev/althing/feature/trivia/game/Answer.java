package dev.althing.feature.trivia.game;

import dev.althing.matrix.id.UserId;
import java.time.Instant;

/** What comes of a wish. */
public sealed interface Answer {
  /** A question is asked. */
  record IsAsked(TriviaEvent.Asked event) implements Answer {}

  /** The right answer is told. */
  record IsRevealed(TriviaEvent.Revealed event) implements Answer {}

  /** The round is over before its time. */
  record IsStopped(TriviaEvent.Stopped event) implements Answer {}

  /** The answer is to be told then. */
  record IsDue(Instant due) implements Answer {}

  /** The choice counts. */
  record IsNoted() implements Answer {}

  /** Nothing comes of it. */
  record IsNothing() implements Answer {}

  /** A round is already running. */
  record IsRunning(Plan plan, int number) implements Answer {}

  /** No round is running. */
  record IsIdle() implements Answer {}

  /** Only who began the round may end it, or who is in charge of the room. */
  record IsNotYours(UserId starter) implements Answer {}

  /** There is no such question. */
  record IsMissing() implements Answer {}

  /** How it stands. */
  record IsSo(State state) implements Answer {}
}
