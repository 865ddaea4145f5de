package dev.althing.feature.trivia;

import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Question;
import dev.althing.feature.trivia.game.End;
import dev.althing.feature.trivia.game.Onward;
import dev.althing.feature.trivia.game.Plan;
import dev.althing.feature.trivia.game.Posed;
import dev.althing.feature.trivia.game.Result;
import dev.althing.feature.trivia.game.Tally;
import dev.althing.feature.trivia.game.TriviaEvent.Asked;
import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.feature.trivia.game.TriviaEvent.Stopped;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said while a round is played, in words. */
final class TriviaView {
  private static final int NAMED = 10;
  private static final double MILLIS = 1000.0;

  private final Locale locale;
  private final Texts texts;
  private final Spans spans;

  private TriviaView(Locale locale) {
    this.locale = locale;
    this.texts = Texts.of("trivia", locale);
    this.spans = Spans.of(locale);
  }

  /** The words in the language in which a round is played. */
  static TriviaView of(Plan plan) {
    return new TriviaView(Locale.forLanguageTag(plan.locale()));
  }

  Reply.Text question(Asked asked) {
    Posed posed = asked.posed();
    List<String> lines = new ArrayList<>();
    lines.add(head(asked.plan(), posed));
    lines.add("");
    lines.add("**" + Markup.escape(posed.question().text()) + "**");
    lines.add("");
    for (int i = 0; i < posed.options().size(); i++) {
      lines.add(Keys.of(i) + " " + Markup.escape(posed.options().get(i)));
    }
    if (!posed.options().isEmpty()) {
      lines.add("");
    }
    lines.add(texts.say(asked.plan().isTyped() ? "type" : "choose"));
    return Reply.text(String.join("\n", lines)).in(Reply.Tone.TEXT);
  }

  private String head(Plan plan, Posed posed) {
    Question question = posed.question();
    return texts.say(
        plan.rounds() == 1 ? "question-only" : "question-of",
        Map.of(
            "number", posed.number(),
            "rounds", plan.rounds(),
            "category", Markup.escape(CategoryName.of(question.pack().category())),
            "difficulty", difficulty(question.difficulty()),
            "time", spans.lasting(Duration.ofSeconds(plan.seconds()))));
  }

  private String difficulty(Difficulty difficulty) {
    return texts.say("difficulty", Map.of("difficulty", difficulty.word()));
  }

  Reply.Text revealed(Revealed revealed) {
    List<String> lines = new ArrayList<>();
    lines.add(answer(revealed));
    if (revealed.isLate()) {
      lines.add(texts.say("late"));
    }
    lines.addAll(results(revealed));
    lines.addAll(onward(revealed));
    return Reply.text(String.join("\n", lines));
  }

  private String answer(Revealed revealed) {
    Posed posed = revealed.posed();
    String answer = Markup.escape(posed.question().answer());
    if (!revealed.plan().isTyped()) {
      return texts.say("answer", Map.of("key", Keys.of(posed.right()), "answer", answer));
    }
    boolean isWon = !revealed.results().isEmpty();
    return texts.say(isWon ? "answer-won" : "answer-typed", Map.of("answer", answer));
  }

  private List<String> results(Revealed revealed) {
    List<Result> right = revealed.results().stream().filter(Result::isRight).toList();
    int wrong = revealed.results().size() - right.size();
    List<String> lines = new ArrayList<>();
    if (!right.isEmpty()) {
      lines.add(winners(right));
    } else if (revealed.plan().isTyped() || wrong > 0) {
      lines.add(texts.say("nobody-right"));
    } else {
      lines.add(texts.say("nobody-answered"));
    }
    if (!right.isEmpty() && wrong > 0) {
      lines.add(texts.say("wrong", Map.of("count", wrong)));
    }
    return lines;
  }

  private String winners(List<Result> right) {
    String people = right.stream().limit(NAMED).map(this::winner).collect(Collectors.joining(", "));
    int more = right.size() - NAMED;
    return texts.say("winners", Map.of("people", people))
        + (more > 0 ? " " + texts.say("more-winners", Map.of("count", more)) : "");
  }

  private String winner(Result result) {
    return texts.say(
        result.streak() > 1 ? "winner-streak" : "winner",
        Map.of(
            "person", People.named(result.person()),
            "points", result.points(),
            "seconds", result.millis() / MILLIS,
            "streak", result.streak()));
  }

  private List<String> onward(Revealed revealed) {
    Onward onward = revealed.onward();
    if (onward == Onward.NEXT) {
      Duration ahead = Duration.between(revealed.at(), revealed.next());
      return List.of("", texts.say("next", Map.of("in", spans.in(ahead))));
    }
    List<String> lines = new ArrayList<>();
    if (onward == Onward.QUIET || onward == Onward.AWAY) {
      lines.add("");
      lines.add(texts.say(onward == Onward.QUIET ? "quiet" : "away"));
    }
    if (revealed.plan().rounds() > 1) {
      lines.addAll(table(revealed.standings()));
    }
    return lines;
  }

  Reply.Text stopped(Stopped stopped) {
    List<String> lines = new ArrayList<>();
    String key = "stopped-" + word(stopped.end());
    lines.add(texts.say(key, Map.of("person", stopped.by().map(People::named).orElse(""))));
    stopped
        .open()
        .map(posed -> Markup.escape(posed.question().answer()))
        .ifPresent(answer -> lines.add(texts.say("stopped-answer", Map.of("answer", answer))));
    lines.addAll(table(stopped.standings()));
    return Reply.text(String.join("\n", lines));
  }

  private static String word(End end) {
    return switch (end) {
      case WANTED -> "wanted";
      case UNSENT, REFUSED -> "unsent";
      case SWITCHED_OFF -> "switched-off";
      case AWAY -> "away";
      case NO_QUESTIONS -> "no-questions";
    };
  }

  private List<String> table(List<Tally> standings) {
    if (standings.isEmpty()) {
      return List.of();
    }
    List<Ranks<Tally>> ranks = Ranks.of(standings, Tally::points);
    List<String> lines = new ArrayList<>(List.of("", texts.say("table"), ""));
    ranks.forEach(rank -> lines.add(row(rank)));
    Ranks<Tally> first = ranks.get(0);
    if (first.sharing().get(0).points() > 0) {
      lines.add("");
      lines.add(
          texts.say(
              "wins",
              Map.of(
                  "people", people(first),
                  "count", first.sharing().size(),
                  "points", first.sharing().get(0).points())));
    }
    return lines;
  }

  private String row(Ranks<Tally> rank) {
    Tally one = rank.sharing().get(0);
    return texts.say(
        rank.sharing().size() > 1 ? "row-tie" : "row",
        Map.of(
            "rank", rank.rank(),
            "people", people(rank),
            "points", one.points(),
            "right", one.right()));
  }

  private String people(Ranks<Tally> rank) {
    return People.named(rank.sharing().stream().map(Tally::person).toList(), locale);
  }
}
