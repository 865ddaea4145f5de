package dev.althing.feature.wordle;

import dev.althing.entity.score.Standing;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Map;

/** What leaderboards say, in words. */
final class RankingView {
  /** So many are shown, and whoever asks. */
  private static final int SHOWN = 10;

  private final WordleView words;

  RankingView(WordleView words) {
    this.words = words;
  }

  /**
   * A leaderboard.
   *
   * @param title the key of its title
   * @param standings the best first
   */
  Reply of(String title, List<Standing> standings, UserId asker) {
    if (standings.isEmpty()) {
      return Reply.text(words.say(title) + "\n" + words.say("ranking.empty"));
    }
    StringBuilder text = new StringBuilder(words.say(title));
    int rank = 0;
    for (int i = 0; i < standings.size(); i++) {
      Standing standing = standings.get(i);
      // Equals share a rank.
      rank = i > 0 && isEqual(standings.get(i - 1), standing) ? rank : i + 1;
      if (i < SHOWN || standing.person().equals(asker)) {
        text.append('\n').append(line(rank, standing));
      }
    }
    return Reply.text(text.toString());
  }

  private static boolean isEqual(Standing one, Standing other) {
    return one.points() == other.points() && one.wins() == other.wins();
  }

  private String line(int rank, Standing standing) {
    return words.say(
        "ranking.line",
        Map.of(
            "rank", rank,
            "person", WordleView.escaped(standing.person()),
            "points", standing.points(),
            "won", standing.wins(),
            "played", standing.count()));
  }

  Reply away() {
    return Reply.refusal(words.say("ranking.away"));
  }
}
