package dev.althing.plugins.minecraft;

import dev.althing.spi.Permission;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Answered;
import dev.althing.spi.plugin.Continuation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The moderators' say: a request waits for a reaction of theirs. All that is known of it rides in
 * the prompt, so that it waits also while the bot is started again.
 */
final class Approval implements Continuation {
  static final String NAME = "approve";
  static final String YES = "✅";
  static final String NO = "❌";
  static final int DAYS = 7;

  private final Admission admission;
  private final Views views;

  Approval(Admission admission, Views views) {
    this.admission = admission;
    this.views = views;
  }

  /** What a request waits for. */
  static Prompt prompt(Request request) {
    return Prompt.reactions(NAME, YES, NO)
        .by(Permission.ROOM_MODERATOR)
        .once()
        .carrying(request.data())
        .lasting(Duration.ofDays(DAYS));
  }

  @Override
  public CompletionStage<Reply> run(Answered answered) {
    return CompletableFuture.completedFuture(answer(answered));
  }

  private Reply answer(Answered answered) {
    Request request = Request.read(answered.data());
    ApprovalView view = views.approval(answered.locale(), request, answered.user());
    if (!answered.given().equals(YES)) {
      return Reply.several(view.told(), new Reply.Edit(answered.message(), view.declined()));
    }
    Outcome outcome = admission.admit(request.name(), request.user());
    if (outcome instanceof Outcome.Failed) {
      return Reply.several(
              view.askedAgain(outcome), new Reply.Edit(answered.message(), view.failed()))
          .asking(prompt(request));
    }
    Reply reply =
        Reply.several(
            view.told(outcome), new Reply.Edit(answered.message(), view.approved(outcome)));
    return outcome instanceof Outcome.Done done ? reply.storing(done.toStore()) : reply;
  }
}
