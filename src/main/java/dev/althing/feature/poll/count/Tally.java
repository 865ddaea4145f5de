package dev.althing.feature.poll.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many are for what.
 *
 * @param votes for each option; where the order of a vote matters, first choices only
 * @param voters how many people's votes count
 * @param spoiled how many people voted for what is no option
 */
public record Tally(List<Integer> votes, int voters, int spoiled) {
  /** Copies the list. */
  public Tally {
    votes = List.copyOf(votes);
  }

  /** Counts. */
  public static Tally of(Collection<Choice> choices, Mode mode) {
    List<Integer> votes = new ArrayList<>(Collections.nCopies(mode.options(), 0));
    int voters = 0;
    int spoiled = 0;
    for (Choice choice : choices) {
      voters += choice.isVote() ? 1 : 0;
      spoiled += choice.spoiled() ? 1 : 0;
      choice.options().stream()
          .limit(mode.ranked() ? 1 : mode.options())
          .forEach(option -> votes.set(option, votes.get(option) + 1));
    }
    return new Tally(votes, voters, spoiled);
  }

  /** How many are for an option. */
  public int of(int option) {
    return votes.get(option);
  }

  /** Those with the most votes; none when nobody voted. */
  public List<Integer> leading() {
    int most = votes.stream().mapToInt(Integer::intValue).max().orElse(0);
    return most == 0
        ? List.of()
        : IntStream.range(0, votes.size()).filter(i -> votes.get(i) == most).boxed().toList();
  }
}
