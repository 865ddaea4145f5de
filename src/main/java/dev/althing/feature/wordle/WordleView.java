package dev.althing.feature.wordle;

import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.Game;
import dev.althing.feature.wordle.player.Player;
import dev.althing.feature.wordle.player.Statistics;
import dev.althing.feature.wordle.rules.Guess;
import dev.althing.feature.wordle.rules.HardMode.Breach;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the word game says beside its boards, in words. */
final class WordleView {
  private static final int WIDEST_BAR = 12;

  private final Texts texts;
  private final Spans spans;
  private final String command;

  /**
   * The words in a language.
   *
   * @param command how the command is typed where they are read: {@code !wordle}
   */
  WordleView(Locale locale, String command) {
    this.texts = Texts.of("wordle", locale);
    this.spans = Spans.of(locale);
    this.command = command;
  }

  /** Said in a room, when the board is in the direct room. */
  Reply elsewhere() {
    return Reply.text(say("elsewhere"));
  }

  /** Said in a room, when the word is told in the direct room. */
  Reply gaveUpElsewhere() {
    return Reply.text(say("elsewhere.given-up"));
  }

  Reply help() {
    return Reply.text(say("help"));
  }

  Reply noSuchDay(int last) {
    return last < 1
        ? Reply.refusal(say("archive.empty"))
        : Reply.refusal(say("archive.range", Map.of("last", Integer.toString(last))));
  }

  Reply noGuess(Guess.Why why) {
    return Reply.refusal(
        say(
            switch (why) {
              case TALK -> "unfit.talk";
              case OTHER_LETTERS -> "unfit.letters";
              case TOO_SHORT -> "unfit.short";
              case TOO_LONG -> "unfit.long";
            }));
  }

  Reply refused(Answer.Refused refused, Duration toNext) {
    if (refused instanceof Answer.Unknown unknown) {
      return Reply.refusal(say("refused.unknown", Map.of("word", upper(unknown.word()))));
    }
    if (refused instanceof Answer.Repeated repeated) {
      return Reply.refusal(say("refused.repeated", Map.of("word", upper(repeated.word()))));
    }
    if (refused instanceof Answer.Breaks breaks) {
      return Reply.refusal(breach(breaks.breach()));
    }
    if (refused instanceof Answer.TooLate) {
      return Reply.refusal(say("refused.late"));
    }
    if (refused instanceof Answer.SeenBefore) {
      return Reply.refusal(say("refused.seen", Map.of("in", spans.in(toNext))));
    }
    return Reply.refusal(say("refused.not-open"));
  }

  private String breach(Breach breach) {
    if (breach instanceof Breach.Moved moved) {
      return say(
          "hard.moved", Map.of("position", moved.position(), "letter", upper(moved.letter())));
    }
    Breach.Missing missing = (Breach.Missing) breach;
    return say("hard.missing", Map.of("letter", upper(missing.letter())));
  }

  /** Said when a game is over. */
  Reply ended(Game game, Player player, Instant now) {
    StringBuilder text = new StringBuilder(result(game));
    if (game.puzzle().isDaily()) {
      int streak = player.statistics().streakOn(game.puzzle().number());
      Duration toNext = Duration.between(now, game.until().minus(Duration.ofDays(1)));
      text.append(' ').append(say("ended.streak", Map.of("streak", streak)));
      text.append('\n').append(say("ended.share"));
      text.append(' ').append(next(toNext));
    } else {
      text.append('\n').append(say("ended.extra"));
    }
    return Reply.text(text.toString());
  }

  private String result(Game game) {
    Map<String, Object> answer = Map.of("answer", upper(game.puzzle().answer()));
    if (game.isWon()) {
      return say("won." + game.guesses().size());
    }
    return say(game.isGivenUp() ? "ended.given-up" : "ended.lost", answer);
  }

  private String next(Duration toNext) {
    return toNext.isNegative()
        ? say("ended.waiting")
        : say("ended.next", Map.of("in", spans.in(toNext)));
  }

  Reply hard(Answer.IsHard hard) {
    String text = say(hard.on() ? "hard.on" : "hard.off");
    return Reply.text(hard.isLater() ? text + " " + say("hard.later") : text);
  }

  Reply statistics(Statistics statistics, int today, boolean isOwn, UserId person) {
    String title = isOwn ? say("stats.own") : say("stats.other", Map.of("person", escaped(person)));
    if (statistics.played() == 0) {
      return Reply.text(title + "\n" + say("stats.none"));
    }
    String figures =
        say(
            "stats.figures",
            Map.of(
                "played", statistics.played(),
                "percentage", statistics.percentage(),
                "streak", statistics.streakOn(today),
                "longest", statistics.longest()));
    return Reply.text(title + "\n" + figures + "\n\n" + distribution(statistics));
  }

  private static String distribution(Statistics statistics) {
    int most = Math.max(1, Collections.max(statistics.distribution()));
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < statistics.distribution().size(); i++) {
      int count = statistics.distribution().get(i);
      int width = count == 0 ? 0 : Math.max(1, Math.round((float) WIDEST_BAR * count / most));
      bars.append(i + 1).append(' ').append("▇".repeat(width));
      bars.append(width == 0 ? "" : " ").append(count).append('\n');
    }
    int lost = statistics.played() - statistics.won();
    return bars.append("X ").append(lost).toString();
  }

  Reply nothingToShare() {
    return Reply.refusal(say("share.none"));
  }

  Reply shared() {
    return Reply.text(say("share.done"));
  }

  /** A text with the command put in. */
  String say(String key) {
    return say(key, Map.of());
  }

  /** The same with more put in. */
  String say(String key, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("command", command);
    return texts.say(key, all);
  }

  static String escaped(UserId person) {
    return Markdown.escape(person.value());
  }

  private static String upper(char letter) {
    return upper(String.valueOf(letter));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
