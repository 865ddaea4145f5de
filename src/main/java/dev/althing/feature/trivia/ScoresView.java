package dev.althing.feature.trivia;

import dev.althing.entity.score.Standing;
import dev.althing.feature.trivia.game.Points;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have won in a room, in words. */
final class ScoresView {
  private static final int SHOWN = 10;
  private static final int PERCENT = 100;

  private final Invocation invocation;
  private final Texts texts;

  ScoresView(Invocation invocation) {
    this.invocation = invocation;
    this.texts = Texts.of("trivia", invocation.locale());
  }

  /** The best of a season. */
  Reply scores(Season season, List<Standing> standings) {
    if (standings.isEmpty()) {
      return Reply.text(
          texts.say(
              "no-scores",
              Map.of("season", season.word(), "start", invocation.origin().typed("trivia"))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("scores", Map.of("season", season.word())));
    lines.add("");
    int shown = 0;
    for (Ranks<Standing> rank : Ranks.of(standings, Standing::points)) {
      if (shown < SHOWN) {
        lines.add(row(rank));
      }
      shown += rank.sharing().size();
    }
    return Reply.text(String.join("\n", lines));
  }

  private String row(Ranks<Standing> rank) {
    Standing one = rank.sharing().get(0);
    List<UserId> people = rank.sharing().stream().map(Standing::person).toList();
    return texts.say(
        people.size() > 1 ? "score-tie" : "score",
        Map.of(
            "rank", rank.rank(),
            "people", People.named(people, invocation.locale()),
            "points", one.points(),
            "right", one.wins(),
            "count", one.count()));
  }

  /** How somebody stands. */
  Reply stats(UserId person, List<Standing> standings, int streak) {
    Optional<Standing> own =
        standings.stream().filter(standing -> standing.person().equals(person)).findFirst();
    if (own.isEmpty()) {
      return Reply.text(texts.say("no-stats", Map.of("person", People.named(person))));
    }
    Standing standing = own.get();
    long better = standings.stream().filter(it -> it.points() > standing.points()).count();
    String line =
        texts.say(
            "stats",
            Map.of(
                "person", People.named(person),
                "points", standing.points(),
                "right", standing.wins(),
                "count", standing.count(),
                "percent", Math.round((double) PERCENT * standing.wins() / standing.count()),
                "rank", better + 1,
                "players", standings.size()));
    return Reply.text(streak > 0 ? line + "\n" + streak(streak) : line);
  }

  private String streak(int streak) {
    int percent = Points.streakPercent(streak + 1);
    return texts.say("stats-streak", Map.of("streak", streak, "percent", percent));
  }
}
