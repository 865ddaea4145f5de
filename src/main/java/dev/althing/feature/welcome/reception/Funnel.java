package dev.althing.feature.welcome.reception;

import dev.althing.effect.Effect;
import dev.althing.entity.score.Scores;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How many newcomers came how far: counted among the scores, a row per step. */
public final class Funnel {
  /** A step on the way in. */
  public enum Step {
    /** Joined the place. */
    JOINED,
    /** Got the greeting. */
    GREETED,
    /** Accepted the rules. */
    ACCEPTED,
    /** Came into a room. */
    ENTERED,
    /** Could not be written to. */
    UNREACHABLE,
    /** Were gone, or banned, before they were invited. */
    DROPPED;

    private String game() {
      return "welcome-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** More are not told apart. */
  private static final int MOST = 1_000_000;

  private final Scores scores;

  /** The funnel in a table. */
  public Funnel(Scores scores) {
    this.scores = scores;
  }

  /** Notes that somebody took a step. */
  static Effect note(Step step, GuestId guest, Instant at) {
    return new Effect.Score(step.game(), guest.house(), guest.person(), at, 1);
  }

  /** How many persons took each step since then. */
  public CompletionStage<Map<Step, Integer>> since(String house, Instant then) {
    Map<Step, Integer> counts = new EnumMap<>(Step.class);
    CompletionStage<Map<Step, Integer>> all = CompletableFuture.completedFuture(counts);
    for (Step step : Step.values()) {
      all =
          all.thenCombine(
              scores.standings(step.game(), house, then, MOST),
              (before, standings) -> {
                before.put(step, standings.size());
                return before;
              });
    }
    return all;
  }
}
