package dev.althing.feature.trivia;

import dev.althing.config.feature.TriviaSettings;
import dev.althing.feature.trivia.Order.Reading;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.feature.trivia.bank.Question;
import dev.althing.feature.trivia.game.Answer;
import dev.althing.feature.trivia.game.Points;
import dev.althing.feature.trivia.game.Running;
import dev.althing.feature.trivia.game.State;
import dev.althing.spi.Invocation;
import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is answered to somebody who asks for a round, or about it, in words. */
final class RequestView {
  private static final int SHOWN = 40;

  private final Invocation invocation;
  private final Texts texts;
  private final Spans spans;

  RequestView(Invocation invocation) {
    this.invocation = invocation;
    this.texts = Texts.of("trivia", invocation.locale());
    this.spans = Spans.of(invocation.locale());
  }

  private String typed(String line) {
    return invocation.origin().typed(line);
  }

  Reply noBank() {
    return Reply.refusal(texts.say("no-bank"));
  }

  /** Why no round begins, or none ends. */
  Reply refused(Answer answer) {
    if (answer instanceof Answer.IsRunning running) {
      return Reply.refusal(
          texts.say(
              "running",
              Map.of(
                  "number", running.number(),
                  "rounds", running.plan().rounds(),
                  "person", People.named(running.plan().starter()),
                  "stop", typed("trivia stop"))));
    }
    if (answer instanceof Answer.IsNotYours notYours) {
      return Reply.refusal(
          texts.say("not-yours", Map.of("person", People.named(notYours.starter()))));
    }
    return answer instanceof Answer.IsMissing
        ? Reply.refusal(texts.say("missing", Map.of("categories", typed("trivia categories"))))
        : Reply.refusal(texts.say("idle", Map.of("start", typed("trivia"))));
  }

  Reply misread(Reading reading) {
    if (reading instanceof Reading.Twice twice) {
      String what = twice.what().name().toLowerCase(Locale.ROOT);
      return Reply.refusal(texts.say("twice", Map.of("what", what)));
    }
    if (reading instanceof Reading.BadRounds bad) {
      int most = TriviaSettings.MOST_ROUNDS;
      return Reply.refusal(
          texts.say("bad-rounds", Map.of("written", written(bad.written()), "most", most)));
    }
    if (reading instanceof Reading.BadTime bad) {
      return Reply.refusal(
          texts.say(
              "bad-time",
              Map.of(
                  "written", written(bad.written()),
                  "shortest", spans.lasting(TriviaSettings.SHORTEST),
                  "longest", spans.lasting(TriviaSettings.LONGEST))));
    }
    if (reading instanceof Reading.NoCategory none) {
      return Reply.refusal(
          texts.say(
              none.nearest().isPresent() ? "no-category-near" : "no-category",
              Map.of(
                  "written", written(none.written()),
                  "nearest", written(none.nearest().map(CategoryName::of).orElse("")),
                  "categories", typed("trivia categories"))));
    }
    throw new AssertionError(reading);
  }

  private static String written(String text) {
    return "“" + Markdown.escape(text, SHOWN) + "”";
  }

  Reply categories(Bank bank) {
    List<String> lines = new ArrayList<>(List.of(texts.say("categories"), ""));
    Map<String, Integer> all = bank.categories(invocation.locale().getLanguage());
    all.forEach(
        (name, count) ->
            lines.add(
                texts.say(
                    "category",
                    Map.of("category", Markup.escape(CategoryName.of(name)), "count", count))));
    String first = all.keySet().stream().findFirst().orElse("");
    lines.add("");
    lines.add(
        texts.say(
            "categories-more",
            Map.of(
                "example", typed("trivia " + first.toLowerCase(invocation.locale())),
                "all", typed("trivia"))));
    return Reply.text(String.join("\n", lines));
  }

  /** Where a question comes from; of one that is open nothing that tells its answer. */
  Reply info(State state) {
    if (state.last().isEmpty()) {
      return Reply.text(texts.say("no-info"));
    }
    Question question = state.last().get();
    boolean isOpen = state.running().map(Running::open).filter(Optional::isPresent).isPresent();
    List<String> lines = new ArrayList<>();
    lines.add(
        isOpen
            ? texts.say("info-open")
            : texts.say(
                "info-last",
                Map.of(
                    "question", Markup.escape(question.text()),
                    "answer", Markup.escape(question.answer()))));
    lines.add(
        texts.say(
            "info",
            Map.of(
                "title", Markup.escape(question.pack().title()),
                "category", Markup.escape(CategoryName.of(question.pack().category())),
                "difficulty",
                    texts.say("difficulty", Map.of("difficulty", question.difficulty().word())))));
    said("info-source", "source", question.pack().source()).ifPresent(lines::add);
    said("info-license", "license", question.pack().license()).ifPresent(lines::add);
    return Reply.text(String.join("\n", lines));
  }

  private Optional<String> said(String key, String name, String value) {
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.say(key, Map.of(name, Markup.escape(value))));
  }

  /** How points are counted. */
  Reply rules() {
    Map<String, Object> base =
        Map.of(
            "easy", Points.base(Difficulty.EASY),
            "medium", Points.base(Difficulty.MEDIUM),
            "hard", Points.base(Difficulty.HARD));
    return Reply.text(
        String.join(
            "\n",
            texts.say("rules"),
            "",
            texts.say("rules-base", base),
            texts.say("rules-speed"),
            texts.say("rules-streak"),
            texts.say("rules-choose"),
            texts.say("rules-type")));
  }
}
