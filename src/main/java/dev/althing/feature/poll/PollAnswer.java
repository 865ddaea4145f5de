package dev.althing.feature.poll;

import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Result;
import dev.althing.feature.poll.count.Voter;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a poll says to a wish. */
sealed interface PollAnswer {
  /** There is no such poll. */
  record NotThere() implements PollAnswer {}

  /** It has begun. */
  record IsOpen(Poll poll) implements PollAnswer {}

  /**
   * How it stands.
   *
   * @param ending how it ended, if it did
   */
  record Stands(Poll poll, Optional<Ending> ending, Map<UserId, Voter> voters)
      implements PollAnswer {
    boolean isOpen() {
      return ending.isEmpty();
    }

    /** Whether the votes may be shown. */
    boolean isShown() {
      return !poll.terms().anonymous() || ending.filter(end -> !end.isWithoutResult()).isPresent();
    }

    Result result() {
      return Result.of(voters.values(), poll.mode());
    }
  }

  /**
   * What was done counts.
   *
   * @param show when the bars are to be shown because of it
   */
  record Counts(Optional<Instant> show) implements PollAnswer {}

  /** It changes nothing. */
  record IsNothing() implements PollAnswer {}

  /**
   * The bars are to be shown now.
   *
   * @param corrects whether the final message is to be said anew
   */
  record Shows(boolean corrects) implements PollAnswer {}

  /** It ends. */
  record Ends(Ending ending) implements PollAnswer {}

  /** It has ended before. */
  record IsOver(Ending ending) implements PollAnswer {}

  /** Somebody else's it is, and only they or a moderator can end it. */
  record IsNotYours(UserId creator) implements PollAnswer {}
}
