package dev.althing.feature.trivia.game;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A round that is being played.
 *
 * @param posed the question of the moment, or the last one
 * @param open how that can be answered; empty in the pause behind it
 * @param tallies what everybody who plays has won
 * @param quiet how many questions in a row nobody answered
 * @param next when the next question comes
 */
public record Running(
    Plan plan,
    Posed posed,
    Optional<Open> open,
    Map<UserId, Tally> tallies,
    int quiet,
    Instant next) {
  private static final int SHOWN = 10;

  /** Copies the map. */
  public Running {
    tallies = Map.copyOf(tallies);
  }

  /** Who has answered a question of this round before. */
  public Set<UserId> players() {
    return tallies.keySet();
  }

  /** The open question, if it is the one that was sent for that. */
  Optional<Open> asked(Cause cause) {
    return posed.cause().equals(cause) ? open : Optional.empty();
  }

  Running answerable(Open now) {
    return new Running(plan, posed, Optional.of(now), tallies, quiet, next);
  }

  /** What everybody has won when these are added. */
  Map<UserId, Tally> with(List<Result> results) {
    Map<UserId, Tally> all = new HashMap<>(tallies);
    for (Result result : results) {
      Tally before = all.getOrDefault(result.person(), new Tally(result.person(), 0, 0));
      all.put(result.person(), before.with(result));
    }
    return all;
  }

  /** The best of these. */
  static List<Tally> best(Collection<Tally> tallies) {
    return tallies.stream().sorted(Tally.BEST_FIRST).limit(SHOWN).toList();
  }
}
