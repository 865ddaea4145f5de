package dev.althing.feature.poll;

import dev.althing.feature.poll.PollEvent.BarsShown;
import dev.althing.feature.poll.PollEvent.PollEnded;
import dev.althing.feature.poll.PollEvent.PollOpened;
import dev.althing.feature.poll.PollEvent.VoteCast;
import dev.althing.feature.poll.PollEvent.VoteTakenBack;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Voter;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a poll stands.
 *
 * @param voters everybody who ever voted, with what stands of it
 * @param show when the bars are due to be shown, if something has changed since they were
 * @param shown when they were last
 * @param corrects whether votes were counted after the end
 */
record PollState(
    Optional<Poll> poll,
    Map<UserId, Voter> voters,
    Optional<Ending> ending,
    Optional<Instant> show,
    Instant shown,
    boolean corrects) {
  static final PollState EMPTY =
      new PollState(
          Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Instant.EPOCH, false);

  Voter voter(UserId person) {
    return voters.getOrDefault(person, Voter.NEW);
  }

  PollState after(PollEvent event) {
    if (event instanceof PollOpened opened) {
      return new PollState(Optional.of(opened.poll()), voters, ending, show, shown, corrects);
    }
    if (event instanceof VoteCast cast) {
      return with(cast.person(), voter(cast.person()).with(cast.ballot()), cast.show());
    }
    if (event instanceof VoteTakenBack back) {
      return with(back.person(), voter(back.person()).without(back.ballot()), back.show());
    }
    if (event instanceof BarsShown bars) {
      return new PollState(poll, voters, ending, Optional.empty(), bars.at(), false);
    }
    if (event instanceof PollEnded ended) {
      return new PollState(
          poll, voters, Optional.of(ended.ending()), Optional.empty(), shown, false);
    }
    throw new AssertionError(event);
  }

  /** Not a copy made by {@code Map.copyOf}, which would cost more than all the rest of a vote. */
  private PollState with(UserId person, Voter voter, Optional<Instant> due) {
    Map<UserId, Voter> all = new HashMap<>(voters);
    all.put(person, voter);
    return new PollState(
        poll,
        Collections.unmodifiableMap(all),
        ending,
        show.or(() -> due),
        shown,
        corrects || ending.isPresent());
  }
}
