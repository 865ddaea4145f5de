package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be wished of a poll. */
sealed interface PollWish {
  /** It begins. */
  record Open(Poll poll) implements PollWish {}

  /** How it stands. */
  record Look() implements PollWish {}

  /** Somebody reacted to the message. */
  record React(Act act, String sign) implements PollWish {}

  /**
   * Somebody responded to the native poll.
   *
   * @param answers what was chosen; empty when that cannot be read
   */
  record Respond(Act act, Optional<List<String>> answers) implements PollWish {}

  /**
   * A reaction or a response was removed.
   *
   * @param act whose it was, which it was, and when it was removed
   */
  record TakeBack(Act act) implements PollWish {}

  /** The bars that are due are to be shown. */
  record Show(Instant now) implements PollWish {}

  /**
   * It is to end.
   *
   * @param person who wishes so; nobody when the time is over
   * @param mayEnd whether that person may end polls of others
   */
  record End(Ending.How how, Optional<UserId> person, boolean mayEnd, Instant at, Cause cause)
      implements PollWish {}

  /**
   * Something that somebody did.
   *
   * @param isModerator whether they were one when they did it
   * @param event the vote
   * @param at when the homeserver had it
   * @param tempo when it can be shown
   */
  record Act(UserId person, boolean isModerator, EventId event, Instant at, Tempo tempo) {}

  /**
   * How fast a poll may change what it shows.
   *
   * @param now the present
   * @param gap the least time between two changes
   */
  record Tempo(Instant now, Duration gap) {}
}
