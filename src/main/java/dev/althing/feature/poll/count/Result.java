package dev.althing.feature.poll.count;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What all votes come to.
 *
 * @param runoff round by round, where the order of a vote matters
 * @param winners one, or several in a tie; none when nobody voted
 */
public record Result(Tally tally, Optional<Runoff> runoff, List<Integer> winners) {
  /** Copies the list. */
  public Result {
    winners = List.copyOf(winners);
  }

  /** Counts. */
  public static Result of(Collection<Voter> voters, Mode mode) {
    List<Choice> choices = voters.stream().map(voter -> voter.choice(mode)).toList();
    Tally tally = Tally.of(choices, mode);
    if (!mode.ranked()) {
      return new Result(tally, Optional.empty(), tally.leading());
    }
    Runoff runoff = Runoff.of(choices, mode.options());
    return new Result(tally, Optional.of(runoff), runoff.winners());
  }
}
