package dev.althing.feature.poll;

import com.ibm.icu.text.ListFormatter;
import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.feature.poll.count.Result;
import dev.althing.feature.poll.count.Round;
import dev.althing.feature.poll.count.Runoff;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a poll shows, in words and bars, as Markdown. */
final class PollView {
  private static final int BAR = 10;

  private final Texts texts;
  private final Spans spans;
  private final ListFormatter lists;

  /** The words in a language. */
  PollView(Locale locale) {
    this.texts = Texts.of("poll", locale);
    this.spans = Spans.of(locale);
    this.lists = ListFormatter.getInstance(locale);
  }

  /** The message on which people vote, as it is now. */
  String board(Stands stands) {
    Result result = stands.result();
    List<String> lines = new ArrayList<>();
    lines.add(titled(head(stands), stands.poll()));
    for (int i = 0; i < stands.poll().options().size(); i++) {
      lines.add(Markup.escape(stands.poll().options().get(i).line()));
      if (stands.isShown() && result.tally().voters() > 0) {
        lines.add(bar(result, i, !stands.isOpen()));
      }
    }
    lines.add("");
    lines.add(voters(stands, result));
    if (stands.isOpen()) {
      lines.addAll(rules(stands.poll()));
    }
    return String.join("\n", lines);
  }

  private static String head(Stands stands) {
    if (stands.isOpen()) {
      return "head";
    }
    return stands.ending().filter(Ending::isWithoutResult).isPresent()
        ? "head.cancelled"
        : "head.over";
  }

  private String titled(String key, Poll poll) {
    return texts.say(
        key, Map.of("number", number(poll.number()), "question", Markup.escape(poll.question())));
  }

  private String bar(Result result, int option, boolean isOver) {
    int votes = result.tally().of(option);
    int voters = result.tally().voters();
    int filled = (BAR * votes + voters / 2) / voters;
    int percent = (100 * votes + voters / 2) / voters;
    String key = isOver && result.winners().contains(option) ? "count.won" : "count";
    return "█".repeat(filled)
        + "░".repeat(BAR - filled)
        + " "
        + texts.say(key, Map.of("votes", votes, "percent", percent));
  }

  private String voters(Stands stands, Result result) {
    String voters = voters(stands.isOpen() ? "voters" : "voters.over", result);
    int spoiled = result.tally().spoiled();
    return spoiled == 0 ? voters : voters + " " + texts.say("spoiled", Map.of("count", spoiled));
  }

  private String voters(String key, Result result) {
    return texts.say(key, Map.of("count", result.tally().voters()));
  }

  private List<String> rules(Poll poll) {
    Terms terms = poll.terms();
    List<String> rules = new ArrayList<>();
    rules.add(how(poll));
    if (terms.anonymous()) {
      rules.add(texts.say(terms.ranked() ? "hidden.ranked" : "hidden"));
    }
    if (terms.moderatorsOnly()) {
      rules.add(texts.say("moderators"));
    }
    if (terms.quorum() > 0) {
      rules.add(texts.say("quorum", Map.of("quorum", terms.quorum())));
    }
    ZoneId zone = ZoneId.of(poll.origin().zone());
    terms
        .until()
        .map(until -> texts.say("until", Map.of("time", spans.at(until, zone))))
        .ifPresent(rules::add);
    return rules;
  }

  private String how(Poll poll) {
    if (poll.terms().ranked()) {
      return texts.say("how.ranked");
    }
    return poll.terms().most() > 1
        ? texts.say("how.many", Map.of("most", poll.terms().most()))
        : texts.say("how");
  }

  /** The message that says how it ended. */
  String verdict(Stands stands) {
    Poll poll = stands.poll();
    if (stands.ending().filter(Ending::isWithoutResult).isPresent()) {
      return titled("cancelled", poll);
    }
    Result result = stands.result();
    List<String> lines = new ArrayList<>();
    lines.add(titled("over", poll));
    lines.add(decision(poll, result));
    result.runoff().map(Runoff::rounds).ifPresent(rounds -> lines.addAll(rounds(poll, rounds)));
    return String.join("\n", lines);
  }

  private String decision(Poll poll, Result result) {
    int voters = result.tally().voters();
    if (voters < poll.terms().quorum()) {
      return missed(poll, result);
    }
    if (result.winners().isEmpty()) {
      return texts.say("nobody");
    }
    boolean isTie = result.winners().size() > 1;
    String voted = voters("voters.over", result);
    if (result.runoff().isPresent()) {
      int rounds = result.runoff().get().rounds().size();
      return texts.say(
          isTie ? "ranked.tied" : "ranked.won",
          Map.of(
              isTie ? "options" : "option",
              named(poll, result.winners()),
              "rounds",
              rounds,
              "voters",
              voted));
    }
    return texts.say(
        isTie ? "tied" : "won",
        Map.of(
            isTie ? "options" : "option",
            named(poll, result.winners()),
            "votes",
            result.tally().of(result.winners().get(0)),
            "voters",
            voted));
  }

  private String missed(Poll poll, Result result) {
    int voters = result.tally().voters();
    String missed = texts.say("missed", Map.of("voters", voters, "quorum", poll.terms().quorum()));
    return result.winners().isEmpty()
        ? missed
        : texts.say(
            "missed.leading", Map.of("voted", missed, "options", named(poll, result.winners())));
  }

  private List<String> rounds(Poll poll, List<Round> rounds) {
    return IntStream.range(0, rounds.size())
        .mapToObj(i -> round(poll, i + 1, rounds.get(i)))
        .toList();
  }

  private String round(Poll poll, int number, Round round) {
    String votes =
        round.in().stream()
            .map(
                option ->
                    texts.say(
                        "round.option",
                        Map.of("option", name(poll, option), "votes", round.votes().get(option))))
            .collect(Collectors.joining(", "));
    return round.out().isEmpty()
        ? texts.say("round", Map.of("number", number(number), "votes", votes))
        : texts.say(
            "round.out",
            Map.of("number", number(number), "votes", votes, "out", named(poll, round.out())));
  }

  /** The same in one sentence and without any formatting, for the native poll's end. */
  String end(Stands stands) {
    if (stands.ending().filter(Ending::isWithoutResult).isPresent()) {
      return texts.say("end.cancelled");
    }
    Poll poll = stands.poll();
    Result result = stands.result();
    if (result.winners().isEmpty() || result.tally().voters() < poll.terms().quorum()) {
      return texts.say("end.nobody");
    }
    List<String> winners =
        result.winners().stream().map(poll.options()::get).map(Option::name).toList();
    return texts.say(
        winners.size() == 1 ? "end.won" : "end.tied", Map.of("options", lists.format(winners)));
  }

  private String named(Poll poll, List<Integer> options) {
    return lists.format(options.stream().map(option -> name(poll, option)).toList());
  }

  private static String name(Poll poll, int option) {
    return Markup.escape(poll.options().get(option).name());
  }

  /** As it is typed, without separators. */
  private static String number(int number) {
    return Integer.toString(number);
  }
}
