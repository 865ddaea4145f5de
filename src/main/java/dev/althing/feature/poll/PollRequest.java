package dev.althing.feature.poll;

import dev.althing.feature.poll.ask.Asking;
import dev.althing.feature.poll.ask.EndTime;
import dev.althing.feature.poll.ask.Inline;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.spi.Arguments;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks for with {@code !poll}: options of the command stand before and behind the
 * question, and where they are found within it.
 *
 * @param asking the question with its options; those of yes or no are there, too
 */
record PollRequest(Asking asking, Terms terms) {
  static final String WHAT = "what";
  private static final String MULTI = "multi";
  private static final String FOR = "for";
  private static final String UNTIL = "until";
  private static final String QUORUM = "quorum";
  private static final String ALLOW = "allow";
  private static final String MODERATORS = "moderators";
  private static final String MEMBERS = "members";
  private static final String RANKED = "ranked";
  private static final String ANONYMOUS = "anonymous";
  private static final int LARGEST_QUORUM = 100_000;

  /** What the command takes. */
  static CommandSpec.Builder described(CommandSpec.Builder spec) {
    return spec.takes(
        Parameter.rest(
            WHAT,
            "the question and its options, in quotes or each on a line of its own;"
                + " without options it is answered by yes or no"),
        Parameter.option(MULTI, ParameterType.integer(1, 20), "how many options one may choose"),
        Parameter.flag(ANONYMOUS, "hides the counts until the end"),
        Parameter.option(FOR, ParameterType.text(), "how long it is open, like 2h"),
        Parameter.option(
            UNTIL, ParameterType.text(), "when it ends, like 18:00 or \"tomorrow 9:00\""),
        Parameter.option(
            QUORUM,
            ParameterType.integer(1, LARGEST_QUORUM),
            "how many people must vote to make it valid"),
        Parameter.option(ALLOW, ParameterType.choice(MODERATORS, MEMBERS), "whose votes count"),
        Parameter.flag(RANKED, "lets people rank the options; an instant run-off decides"));
  }

  /** What became of the reading: a request, or the answer to who wrote something else. */
  sealed interface Reading {
    /** It can be opened. */
    record Read(PollRequest request) implements Reading {}

    /** It cannot. */
    record Not(Reply reply) implements Reading {}
  }

  /**
   * Reads what was asked for.
   *
   * @param zone in which the asker reads the clock
   */
  static Reading read(Invocation invocation, CommandSpec spec, ZoneId zone) {
    PollReplies replies = new PollReplies(invocation);
    Arguments given = invocation.arguments();
    Inline inline = Inline.read(text(given), spec.parameters());
    if (inline.unreadable().isPresent()) {
      return new Reading.Not(replies.unreadable(inline.unreadable().get()));
    }
    Asking asking = Asking.read(inline.text());
    if (asking.refused().isPresent()) {
      return new Reading.Not(replies.refused(asking.refused().get()));
    }
    Asking whole =
        asking.options().isEmpty()
            ? new Asking(asking.question(), yesOrNo(invocation), Optional.empty())
            : asking;
    return terms(both(given, inline), invocation.receivedAt(), zone, whole, replies);
  }

  /** In {@code --for until 18:00 Question?} the time is taken for the beginning of the question. */
  private static String text(Arguments given) {
    boolean goesOn =
        given.find(FOR, String.class).filter(Inline.UNTIL::equalsIgnoreCase).isPresent();
    String text = given.text(WHAT);
    return goesOn ? "--" + FOR + " " + Inline.UNTIL + " " + text : text;
  }

  private static Arguments both(Arguments given, Inline inline) {
    Map<String, List<Object>> all = new HashMap<>();
    for (String name : List.of(MULTI, ANONYMOUS, FOR, UNTIL, QUORUM, ALLOW, RANKED)) {
      given.find(name, Object.class).ifPresent(value -> all.put(name, List.of(value)));
    }
    all.putAll(inline.values());
    return Arguments.of(all);
  }

  private static List<Option> yesOrNo(Invocation invocation) {
    Texts texts = Texts.of("poll", invocation.locale());
    return List.of(
        new Option("👍", texts.say("yes"), true), new Option("👎", texts.say("no"), true));
  }

  private static Reading terms(
      Arguments given, Instant receivedAt, ZoneId zone, Asking asking, PollReplies replies) {
    boolean isRanked = given.flag(RANKED);
    if (isRanked && given.has(MULTI)) {
      return new Reading.Not(replies.rankedMany());
    }
    if (given.has(FOR) && given.has(UNTIL)) {
      return new Reading.Not(replies.twoEnds());
    }
    boolean hasEnd = given.has(FOR) || given.has(UNTIL);
    Optional<Instant> end = hasEnd ? end(given, receivedAt, zone) : Optional.empty();
    if (hasEnd && end.isEmpty()) {
      return new Reading.Not(replies.badTime());
    }
    int options = asking.options().size();
    Terms terms =
        new Terms(
            (int) Math.min(options, given.find(MULTI, Long.class).orElse(1L)),
            isRanked,
            given.flag(ANONYMOUS),
            given.find(QUORUM, Long.class).orElse(0L).intValue(),
            given.find(ALLOW, String.class).filter(MODERATORS::equals).isPresent(),
            end);
    return new Reading.Read(new PollRequest(asking, terms));
  }

  private static Optional<Instant> end(Arguments given, Instant receivedAt, ZoneId zone) {
    Instant now = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    Optional<String> span = given.find(FOR, String.class);
    if (span.isPresent()
        && !span.get().regionMatches(true, 0, Inline.UNTIL, 0, Inline.UNTIL.length())) {
      return EndTime.after(span.get(), now);
    }
    String words =
        span.map(text -> text.substring(Inline.UNTIL.length())).orElseGet(() -> given.text(UNTIL));
    return EndTime.at(words, now, zone);
  }
}
