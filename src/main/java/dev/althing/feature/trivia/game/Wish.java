package dev.althing.feature.trivia.game;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Postmark;
import java.time.Instant;

/** What can be wished of the quiz of a room. */
public sealed interface Wish {
  /**
   * A round.
   *
   * @param ask how its first question is asked
   */
  record Start(Plan plan, Ask ask) implements Wish {}

  /**
   * The next question.
   *
   * @param due the deadline that has come
   * @param isOn whether the game may still be played in the room
   */
  record Next(Instant due, boolean isOn, Ask ask) implements Wish {}

  /**
   * How a question is asked.
   *
   * @param seed what chance decides
   * @param cause what the question is sent for
   */
  record Ask(long seed, Instant now, Cause cause) {}

  /**
   * An answer was chosen.
   *
   * @param question the cause of the question it is chosen for
   * @param option which one, from 0
   * @param at when, by the homeserver's clock
   */
  record Vote(Cause question, UserId person, int option, EventId reaction, Instant at)
      implements Wish {}

  /** A choice was taken back. */
  record Unvote(Cause question, UserId person, EventId reaction, Instant at) implements Wish {}

  /** An answer was typed. */
  record Guess(Cause question, UserId person, String text, Instant at, Instant now)
      implements Wish {}

  /** All who play have answered. */
  record Hurry(Cause question, Instant now) implements Wish {}

  /**
   * The time is up.
   *
   * @param due the deadline that has come
   * @param out what became of the message with the question and its reactions
   */
  record Reveal(Instant due, Instant now, Postmark out) implements Wish {}

  /**
   * The end of the round.
   *
   * @param isInCharge whether that may be wished by them, whoever began
   */
  record Stop(UserId by, boolean isInCharge) implements Wish {}

  /** How it stands. */
  record Look() implements Wish {}
}
