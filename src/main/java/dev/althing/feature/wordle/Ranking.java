package dev.althing.feature.wordle;

import dev.althing.effect.Outcome;
import dev.althing.entity.score.Scores;
import dev.althing.entity.score.Standing;
import dev.althing.feature.wordle.shares.ShareWitness;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.reads.Reads;
import dev.althing.spi.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The leaderboards of a room: of its members only, wherever they have played. */
final class Ranking {
  static final String WEEK = "week";
  static final String MONTH = "month";
  static final String ALL = "all";
  static final String SHARES = "shares";

  /** So many are looked at to find those who are in a room. */
  private static final int MOST = 10_000;

  private final Scores scores;
  private final Reads reads;

  Ranking(Scores scores, Reads reads) {
    this.scores = scores;
    this.reads = reads;
  }

  /**
   * A leaderboard.
   *
   * @param which one of the constants above
   */
  CompletionStage<Outcome> of(Invocation asked, WordleView words, String which) {
    RankingView view = new RankingView(words);
    return reads
        .joinedMembers(asked.room())
        .thenCombine(
            standings(asked, which),
            (members, all) ->
                view.of("ranking." + which, of(all, members.keySet(), asked), asked.sender()))
        .exceptionally(fault -> view.away())
        .thenApply(Outcome::of);
  }

  private CompletionStage<List<Standing>> standings(Invocation asked, String which) {
    Instant now = asked.receivedAt();
    return switch (which) {
      case SHARES -> scores.standings(ShareWitness.GAME, asked.room().value(), days(now, 7), MOST);
      case MONTH -> scores.standings(Boards.GAME, Boards.EVERYBODY, days(now, 30), MOST);
      case ALL -> scores.standings(Boards.GAME, Boards.EVERYBODY, Instant.EPOCH, MOST);
      default -> scores.standings(Boards.GAME, Boards.EVERYBODY, days(now, 7), MOST);
    };
  }

  private static Instant days(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }

  /** Whoever asks is there, however old the list of members is. */
  private static List<Standing> of(List<Standing> all, Set<UserId> members, Invocation asked) {
    return all.stream()
        .filter(
            standing ->
                members.contains(standing.person()) || standing.person().equals(asked.sender()))
        .toList();
  }
}
