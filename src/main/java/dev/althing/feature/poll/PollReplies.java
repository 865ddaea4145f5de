package dev.althing.feature.poll;

import com.ibm.icu.text.ListFormatter;
import dev.althing.feature.poll.BookEvent.Entry;
import dev.althing.feature.poll.ask.Refused;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Invocation;
import dev.althing.spi.Markdown;
import dev.althing.spi.Parameter;
import dev.althing.spi.Reply;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command answers, in words. */
final class PollReplies {
  /** So many open polls are listed. */
  private static final int LISTED = 20;

  private final Texts texts;
  private final Invocation invocation;

  /** The words for one question. */
  PollReplies(Invocation invocation) {
    this.invocation = invocation;
    this.texts = Texts.of("poll", invocation.locale());
  }

  Reply list(List<Entry> open, ZoneId zone) {
    if (open.isEmpty()) {
      return Reply.text(with("list.none", "poll Pizza?", Map.of()));
    }
    List<String> lines = new ArrayList<>(List.of(texts.say("list")));
    open.stream().limit(LISTED).map(entry -> item(entry, zone)).forEach(lines::add);
    if (open.size() > LISTED) {
      lines.add("");
      lines.add(texts.say("list.more", Map.of("count", open.size() - LISTED)));
    }
    return Reply.text(String.join("\n", lines));
  }

  private String item(Entry entry, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    values.put("number", Integer.toString(entry.number()));
    values.put("title", Markup.escape(entry.title()));
    Optional<Instant> until = entry.until();
    until.ifPresent(time -> values.put("time", Spans.of(invocation.locale()).at(time, zone)));
    return texts.say(until.isPresent() ? "list.until" : "list.item", values);
  }

  Reply refused(Refused refused) {
    Map<String, Object> values = new HashMap<>();
    refused
        .values()
        .forEach(
            (name, value) ->
                values.put(name, value instanceof String text ? Markup.escape(text) : value));
    return Reply.refusal(with(refused.key(), "poll \"Pizza?\" \"Yes\" \"Later\"", values));
  }

  Reply unreadable(Parameter option) {
    return Reply.refusal(
        with("bad-option", "help poll", Map.of("option", Markdown.code("--" + option.name()))));
  }

  Reply badTime() {
    return Reply.refusal(
        texts.say(
            "bad-until",
            Map.of(
                "for", "`--for 2h`",
                "until", "`--until 18:00`",
                "day", "`--until \"2027-01-31 18:00\"`")));
  }

  Reply twoEnds() {
    return Reply.refusal(texts.say("two-ends"));
  }

  Reply rankedMany() {
    return Reply.refusal(texts.say("ranked-many", Map.of("option", "`--multi`")));
  }

  Reply refused(BookRules.Answer answer) {
    if (answer instanceof BookRules.Answer.IsFull full) {
      return Reply.refusal(texts.say("full", Map.of("most", full.most())));
    }
    if (answer instanceof BookRules.Answer.WhichOne which) {
      return which(which.numbers());
    }
    if (answer instanceof BookRules.Answer.IsNotYours other) {
      return notYours("not-yours", other.number(), other.creator());
    }
    if (answer instanceof BookRules.Answer.NoSuch none) {
      return none.number()
          .map(this::noSuch)
          .orElseGet(() -> Reply.refusal(with("none-open", "poll results", Map.of())));
    }
    throw new AssertionError(answer);
  }

  private Reply which(List<Integer> numbers) {
    List<String> shown = numbers.stream().limit(LISTED).map(n -> n.toString()).toList();
    List<String> all = new ArrayList<>(shown);
    if (numbers.size() > LISTED) {
      all.add("…");
    }
    String command = String.join(" ", invocation.path()) + " " + shown.get(0);
    return Reply.refusal(
        with(
            "which",
            command,
            Map.of("numbers", ListFormatter.getInstance(invocation.locale()).format(all))));
  }

  Reply noSuch(int number) {
    return Reply.refusal(numbered("no-such", "poll list", number));
  }

  Reply noPolls() {
    return Reply.refusal(with("no-polls", "poll Pizza?", Map.of()));
  }

  Reply isOver(int number) {
    return Reply.refusal(numbered("over-already", "poll results " + number, number));
  }

  Reply isSecret(int number) {
    return Reply.refusal(numbered("still-secret", "poll close " + number, number));
  }

  Reply notYours(String key, int number, UserId creator) {
    return Reply.refusal(
        with(
            key,
            "poll",
            Map.of("number", Integer.toString(number), "creator", Markup.escape(creator.value()))));
  }

  private String numbered(String key, String command, int number) {
    return with(key, command, Map.of("number", Integer.toString(number)));
  }

  private String with(String key, String command, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("command", invocation.origin().typed(command));
    return texts.say(key, all);
  }
}
