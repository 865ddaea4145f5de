package dev.althing.feature.poll.count;

import dev.althing.matrix.id.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who votes, with all their votes that stand, oldest first.
 *
 * <p>A response replaces everything before it. Reactions after it, or all if there is none, are the
 * vote by reactions: the newest of them, as many as one may choose; or, where the order matters,
 * all of them in their order. So a later vote replaces an earlier one whichever way it came, and
 * what is taken back brings back what it had replaced.
 *
 * @param standing what was not taken back
 * @param cast how often the person has voted so far
 */
public record Voter(List<Ballot> standing, int cast) {
  /** Somebody who has not voted. */
  public static final Voter NEW = new Voter(List.of(), 0);

  /** Events that come so soon after each other are in the order in which they come. */
  private static final Duration BLUR = Duration.ofSeconds(2);

  /** Copies the list. */
  public Voter {
    standing = List.copyOf(standing);
  }

  /** Whether a vote stands. */
  public boolean has(EventId event) {
    return standing.stream().anyMatch(ballot -> ballot.event().equals(event));
  }

  /**
   * When a vote that comes now was cast: what the homeserver says is exact to the time an answer of
   * it takes, so that two quick votes keep the order in which they come.
   */
  public Instant timeOf(Instant at) {
    Optional<Instant> newest =
        standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(standing.size() - 1).at());
    return newest.filter(last -> at.isBefore(last) && !at.plus(BLUR).isBefore(last)).orElse(at);
  }

  /** The same with another vote. */
  public Voter with(Ballot ballot) {
    List<Ballot> all = new ArrayList<>(standing);
    int place = all.size();
    while (place > 0 && all.get(place - 1).at().isAfter(ballot.at())) {
      place--;
    }
    all.add(place, ballot);
    return new Voter(all, cast + 1);
  }

  /** The same without a vote. */
  public Voter without(EventId event) {
    return new Voter(
        standing.stream().filter(ballot -> !ballot.event().equals(event)).toList(), cast);
  }

  /** When the last vote was cast. */
  public Optional<Ballot> last() {
    return standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(standing.size() - 1));
  }

  /** What all of it comes to. */
  public Choice choice(Mode mode) {
    int response = lastResponse();
    List<Integer> reactions =
        standing.subList(response + 1, standing.size()).stream()
            .flatMap(ballot -> ballot.choices().stream())
            .toList();
    if (!reactions.isEmpty()) {
      return new Choice(mode.ranked() ? distinct(reactions) : newest(reactions, mode), false);
    }
    if (response < 0) {
      return Choice.NONE;
    }
    Ballot ballot = standing.get(response);
    return ballot.spoiled()
        ? Choice.SPOILED
        : new Choice(distinct(ballot.choices().stream().limit(mode.counted()).toList()), false);
  }

  private int lastResponse() {
    int at = standing.size() - 1;
    while (at >= 0 && standing.get(at).way() != Way.RESPONSE) {
      at--;
    }
    return at;
  }

  private static List<Integer> distinct(List<Integer> choices) {
    return choices.stream().distinct().toList();
  }

  /** The last that were chosen, as many as one may choose, in the order of the options. */
  private static List<Integer> newest(List<Integer> choices, Mode mode) {
    List<Integer> newestFirst = new ArrayList<>(choices);
    Collections.reverse(newestFirst);
    return newestFirst.stream().distinct().limit(mode.counted()).sorted().toList();
  }
}
