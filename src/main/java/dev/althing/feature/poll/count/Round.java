package dev.althing.feature.poll.count;

import java.util.List;

/**
 * One round of an instant run-off.
 *
 * @param votes for each option, counting the first of each vote that is still in
 * @param in the options that are still in
 * @param out those that go out now; none in the last round
 */
public record Round(List<Integer> votes, List<Integer> in, List<Integer> out) {
  /** Copies the lists. */
  public Round {
    votes = List.copyOf(votes);
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /** How many votes still name an option that is in. */
  public int counting() {
    return votes.stream().mapToInt(Integer::intValue).sum();
  }
}
