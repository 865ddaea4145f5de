package dev.althing.plugins.ask;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.time.Duration;
import java.util.Optional;

/**
 * What the message that becomes the answer shows. Of what the model writes the Markdown is meant,
 * and nothing else.
 *
 * @param words in which language
 */
record AnswerView(Wording.Tongue words) {
  private static final int LONGEST_NAME = 60;

  /**
   * An answer that may need a second message.
   *
   * @param first in the place of the first message
   * @param more what is said behind it
   */
  record Shown(Reply.Text first, Optional<Reply.Text> more) {
    /** What is said where the first message is known by its handle. */
    Reply asEditOf(Reply.Answer earlier) {
      Reply edit = new Reply.Edit(earlier, first);
      return more.<Reply>map(text -> Reply.several(edit, text)).orElse(edit);
    }
  }

  Reply.Text now() {
    return Reply.text(words.say("first.now"));
  }

  Reply.Text waiting(int position) {
    return Reply.text(words.say("first.waiting", position + ""));
  }

  /** The answer so far. */
  Reply.Text growing(String soFar) {
    String clean = Clean.silent(Clean.text(soFar));
    if (clean.isEmpty()) {
      return now();
    }
    Parts parts = Parts.of(clean);
    return Reply.text(
        parts.rest().isEmpty()
            ? parts.first()
            : parts.first() + note(words.say("answer.growing", soFar.length() + "")));
  }

  Shown done(String answer, String model, Duration took) {
    return shown(answer, note(words.say("answer.footer", name(model), took.toSeconds() + "")));
  }

  Shown cut(String answer, String model, Duration took, int most) {
    String footer =
        words.say("answer.footer.cut", name(model), took.toSeconds() + "", Integer.toString(most));
    return shown(answer, note(footer));
  }

  Shown cancelled(String soFar) {
    return shown(soFar, note(words.say("answer.cancelled")));
  }

  Shown troubled(String soFar, Trouble trouble) {
    return shown(soFar, "\n\n⚠️ " + new TroubleView(words).say(trouble));
  }

  Reply.Text interrupted() {
    return Reply.text(words.say("answer.interrupted"));
  }

  private static Shown shown(String answer, String end) {
    Parts parts = Parts.of(Clean.silent(Clean.text(answer)));
    return parts.rest().isEmpty()
        ? new Shown(Reply.text((parts.first() + end).strip()), Optional.empty())
        : new Shown(Reply.text(parts.first()), Optional.of(Reply.text(parts.rest() + end)));
  }

  private static String name(String model) {
    return Markdown.escape(model, LONGEST_NAME);
  }

  private static String note(String text) {
    return "\n\n*" + text + "*";
  }
}
