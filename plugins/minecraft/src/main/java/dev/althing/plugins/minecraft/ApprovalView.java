package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording.Tongue;

/**
 * What becomes of a request, in words.
 *
 * @param tongue in which language
 * @param outcomes how outcomes are worded
 * @param request whose, and for which name
 * @param moderator who decided
 */
record ApprovalView(Tongue tongue, OutcomeView outcomes, Request request, UserId moderator) {
  /** The message that waited, from now on. */
  Reply.Text approved(Outcome outcome) {
    String key = outcome instanceof Outcome.Done ? "approval.approved" : "approval.in-vain";
    return decided(key);
  }

  Reply.Text declined() {
    return decided("approval.declined");
  }

  Reply.Text failed() {
    return decided("approval.failed");
  }

  /** The asker is told that a moderator said no. */
  Reply.Text told() {
    String name = Markdown.code(request.name().value());
    return toAsker(tongue.say("approval.told.declined", name));
  }

  /** The asker is told what came of it. */
  Reply.Text told(Outcome outcome) {
    return toAsker(outcomes.words(outcome));
  }

  /** The moderator is told why it did not work, and may react again. */
  Reply.Text askedAgain(Outcome outcome) {
    String words =
        tongue.say(
            "approval.again",
            outcomes.words(outcome),
            Markdown.code(request.name().value()),
            Shown.user(request.user()),
            Approval.YES,
            Approval.NO);
    return Reply.text(words).mentioning(moderator);
  }

  private Reply.Text toAsker(String words) {
    return Reply.text(Shown.user(request.user()) + ": " + words)
        .in(Reply.Tone.TEXT)
        .mentioning(request.user());
  }

  private Reply.Text decided(String key) {
    return Reply.text(
        tongue.say(
            key,
            Markdown.code(request.name().value()),
            Shown.user(request.user()),
            Shown.user(moderator)));
  }
}
