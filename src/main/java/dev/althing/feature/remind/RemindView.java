package dev.althing.feature.remind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.feature.remind.Reminders.Answer;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import dev.althing.text.Formatted;
import dev.althing.text.Markup;
import dev.althing.text.Spans;
import dev.althing.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What reminders say, in words. */
final class RemindView {
  private static final Duration NOT_LATE = Duration.ofMinutes(2);

  /** So many characters of a text are shown in a list. */
  private static final int IN_A_LIST = 80;

  private final Texts texts;
  private final Spans spans;
  private final ZoneId zone;
  private final Instant now;
  private final String command;

  /**
   * The words in a language, at a moment.
   *
   * @param command how the command is typed where they are read: {@code !remind}
   */
  RemindView(Locale locale, ZoneId zone, Instant now, String command) {
    this.now = now;
    this.command = command;
    this.spans = Spans.of(locale);
    this.texts = Texts.of("remind", locale);
    this.zone = zone;
  }

  static Reply question(Locale locale) {
    return Reply.text(Texts.of("remind", locale).say("question", Map.of()));
  }

  Reply of(Answer answer) {
    if (answer instanceof Answer.IsSet set) {
      return Reply.text(
          say(
              "set",
              Map.of(
                  "number", number(set.reminder().number()),
                  "in", in(set.reminder().due()),
                  "due", time(set.reminder().due()))));
    }
    if (answer instanceof Answer.IsCancelled cancelled) {
      return Reply.text(
          texts.say("cancelled", Map.of("number", number(cancelled.reminder().number()))));
    }
    if (answer instanceof Answer.Listed listed) {
      return Reply.text(listed.reminders().isEmpty() ? say("none", Map.of()) : list(listed));
    }
    if (answer instanceof Answer.NoSuch noSuch) {
      return Reply.refusal(say("no-such", Map.of("number", number(noSuch.number()))));
    }
    if (answer instanceof Answer.TooMany tooMany) {
      return Reply.refusal(say("too-many", Map.of("most", tooMany.most())));
    }
    throw new AssertionError(answer);
  }

  /** The list as everybody in a room may see it. */
  Reply publicly(Answer.Listed all, Predicate<Reminder> isOfHere) {
    List<Reminder> shown =
        all.reminders().stream()
            .filter(isOfHere)
            .filter(reminder -> !reminder.place().isPrivate())
            .toList();
    int hidden = all.reminders().size() - shown.size();
    if (hidden == 0) {
      return of(all);
    }
    String more = texts.say("hidden", Map.of("count", hidden));
    return Reply.text(shown.isEmpty() ? more : list(new Answer.Listed(shown)) + "\n\n" + more);
  }

  /** A message that names the command. */
  private String say(String key, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("command", command);
    return texts.say(key, all);
  }

  Reply misread(When.Reading reading) {
    if (reading instanceof When.Reading.BadTime) {
      return Reply.refusal(texts.say("bad-time", Map.of()));
    }
    if (reading instanceof When.Reading.NoText) {
      return Reply.refusal(say("no-text", Map.of()));
    }
    if (reading instanceof When.Reading.TooLong tooLong) {
      return Reply.refusal(texts.say("too-long", Map.of("most", tooLong.most())));
    }
    return Reply.refusal(say("no-time", Map.of()));
  }

  /**
   * The message that reminds; it notifies the person, and answers the question where that can be
   * seen.
   */
  ObjectNode told(Reminder reminder, Place place, Duration late) {
    String key = late.compareTo(NOT_LATE) > 0 ? "told-late" : "told";
    String markdown =
        texts.say(
            key,
            Map.of(
                "person", pill(reminder.person()),
                "text", Markup.escapeLines(reminder.text()),
                "due", time(reminder.due())));
    Formatted formatted = Markup.format(markdown);
    MessageContent message =
        MessageContent.text(formatted.plain())
            .html(formatted.html())
            .mentions(Mentions.of(reminder.person()));
    if (place.isPrivate() || !place.room().equals(reminder.place().room())) {
      return message.build();
    }
    return place
        .thread()
        .map(root -> message.threadReply(root, place.question()))
        .orElseGet(() -> message.reply(place.question()))
        .build();
  }

  private String list(Answer.Listed listed) {
    return listed.reminders().stream()
        .map(
            reminder ->
                texts.say(
                    "item",
                    Map.of(
                        "number", number(reminder.number()),
                        "in", in(reminder.due()),
                        "due", time(reminder.due()),
                        "text", Markup.escape(shortened(reminder.text())))))
        .collect(Collectors.joining("\n"));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= IN_A_LIST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, IN_A_LIST)) + "…";
  }

  private static String pill(UserId person) {
    String id = URLEncoder.encode(person.value(), StandardCharsets.UTF_8);
    return "[" + Markup.escape(person.value()) + "](https://matrix.to/#/" + id + ")";
  }

  /** As it is typed to take the reminder back: without separators. */
  private static String number(int number) {
    return Integer.toString(number);
  }

  private String in(Instant time) {
    return spans.in(Duration.between(now, time));
  }

  private String time(Instant time) {
    return spans.at(time, zone);
  }
}
