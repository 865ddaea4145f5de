package dev.althing.feature.poll.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An instant run-off: round by round the weakest option goes out and its votes go to whom they name
 * next, until one has more than half of the votes that still count.
 *
 * <p>Of several weakest, those go out that were weaker in the round before, or the one before that;
 * of those that were never different, all. When all that are in are equal, it is a tie.
 *
 * @param rounds in their order; none when nobody voted
 * @param winners one, or several in a tie, or none
 */
public record Runoff(List<Round> rounds, List<Integer> winners) {
  /** Copies the lists. */
  public Runoff {
    rounds = List.copyOf(rounds);
    winners = List.copyOf(winners);
  }

  /** Counts. */
  public static Runoff of(Collection<Choice> choices, int options) {
    List<Choice> ballots = choices.stream().filter(Choice::isVote).toList();
    if (ballots.isEmpty()) {
      return new Runoff(List.of(), List.of());
    }
    List<Round> rounds = new ArrayList<>();
    List<Integer> in = IntStream.range(0, options).boxed().toList();
    while (true) {
      List<Integer> votes = votes(ballots, in, options);
      List<Integer> best = extreme(in, votes, true);
      boolean isWon =
          best.size() == 1 && 2 * votes.get(best.get(0)) > votes.stream().mapToInt(v -> v).sum();
      List<Integer> weakest = isWon ? List.of() : weakest(in, votes, rounds);
      boolean isOver = isWon || weakest.size() == in.size();
      rounds.add(new Round(votes, in, isOver ? List.of() : weakest));
      if (isOver) {
        return new Runoff(rounds, best);
      }
      in = in.stream().filter(option -> !weakest.contains(option)).toList();
    }
  }

  private static List<Integer> votes(List<Choice> ballots, List<Integer> in, int options) {
    List<Integer> votes = new ArrayList<>(Collections.nCopies(options, 0));
    for (Choice ballot : ballots) {
      ballot.options().stream()
          .filter(in::contains)
          .findFirst()
          .ifPresent(option -> votes.set(option, votes.get(option) + 1));
    }
    return votes;
  }

  private static List<Integer> weakest(List<Integer> in, List<Integer> votes, List<Round> earlier) {
    List<Integer> weakest = extreme(in, votes, false);
    boolean isTie = weakest.size() == in.size();
    for (int i = earlier.size() - 1; i >= 0 && !isTie; i--) {
      weakest = extreme(weakest, earlier.get(i).votes(), false);
    }
    return weakest;
  }

  private static List<Integer> extreme(List<Integer> among, List<Integer> votes, boolean isMost) {
    IntStream all = among.stream().mapToInt(votes::get);
    int wanted = isMost ? all.max().orElse(0) : all.min().orElse(0);
    return among.stream().filter(option -> votes.get(option) == wanted).toList();
  }
}
