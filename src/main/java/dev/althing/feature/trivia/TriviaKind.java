package dev.althing.feature.trivia;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.feature.trivia.game.Answer;
import dev.althing.feature.trivia.game.End;
import dev.althing.feature.trivia.game.Quiz;
import dev.althing.feature.trivia.game.TriviaEvent.Asked;
import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.feature.trivia.game.TriviaEvent.Stopped;
import dev.althing.feature.trivia.game.Wish;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the quiz of a room goes on: when its time comes, and when somebody answers. */
final class TriviaKind implements EntityKind {
  private static final Pattern COMMAND = Pattern.compile("(?is)\\s*trivia\\b.*");

  private final Quizmaster quizmaster;
  private final Predicate<RoomId> isOn;
  private final boolean isEarly;
  private final Trivia.Fortune fortune;

  TriviaKind(
      Quizmaster quizmaster, Predicate<RoomId> isOn, boolean isEarly, Trivia.Fortune fortune) {
    this.quizmaster = quizmaster;
    this.isOn = isOn;
    this.isEarly = isEarly;
    this.fortune = fortune;
  }

  @Override
  public String type() {
    return Quiz.TYPE;
  }

  /** In a direct room the command needs no prefix, and must end a round all the same. */
  @Override
  public boolean isFor(String entityId, String text) {
    return !COMMAND.matcher(text).matches();
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    RoomId room = new RoomId(deadline.entityId());
    Cause cause = deadline.cause();
    CompletionStage<Answer> answer =
        deadline.key().equals(Staging.NEXT)
            ? quizmaster.ask(
                room, cause, new Wish.Next(deadline.due(), isOn.test(room), fortune.ask(cause)))
            : quizmaster
                .out(room, cause)
                .thenCompose(
                    out ->
                        quizmaster.ask(
                            room,
                            cause,
                            new Wish.Reveal(deadline.due(), fortune.clock().instant(), out)));
    return answer.thenApply(it -> effects(it, new Staging(room)));
  }

  private static List<Effect> effects(Answer answer, Staging staging) {
    if (answer instanceof Answer.IsAsked asked) {
      Asked event = asked.event();
      return behind(
          staging.message(TriviaView.of(event.plan()).question(event), event.plan()),
          staging.asked(event));
    }
    if (answer instanceof Answer.IsRevealed revealed) {
      Revealed event = revealed.event();
      return behind(
          staging.message(TriviaView.of(event.plan()).revealed(event), event.plan()),
          staging.revealed(event));
    }
    if (answer instanceof Answer.IsStopped stopped) {
      return stopped(stopped.event(), staging);
    }
    return answer instanceof Answer.IsDue due ? List.of(staging.due(due.due())) : List.of();
  }

  private static List<Effect> stopped(Stopped event, Staging staging) {
    // Where the question was refused the news of that would be, too.
    return event.end() == End.REFUSED
        ? staging.stopped(event)
        : behind(
            staging.message(TriviaView.of(event.plan()).stopped(event), event.plan()),
            staging.stopped(event));
  }

  private static List<Effect> behind(Effect message, List<Effect> others) {
    List<Effect> all = new ArrayList<>(List.of(message));
    all.addAll(others);
    return all;
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    Stimulus stimulus = continued.stimulus();
    if (stimulus instanceof Stimulus.Reacted reacted) {
      return reacted(continued, reacted);
    }
    if (stimulus instanceof Stimulus.Unreacted unreacted) {
      return told(continued, unvote(continued, unreacted));
    }
    return words(stimulus)
        .map(text -> told(continued, guess(continued, text)))
        .orElseGet(TriviaKind::nothing);
  }

  private static CompletionStage<Outcome> nothing() {
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }

  private CompletionStage<Outcome> reacted(Continued continued, Stimulus.Reacted reacted) {
    int option = Keys.option(reacted.key());
    if (option < 0) {
      return nothing();
    }
    UserId person = continued.sender();
    Wish vote =
        new Wish.Vote(question(continued), person, option, continued.event(), continued.at());
    return quizmaster
        .ask(continued.room(), continued.cause(), vote)
        .thenCompose(
            answer -> isEarly && answer instanceof Answer.IsNoted ? hurried(continued) : nothing());
  }

  private CompletionStage<Outcome> hurried(Continued continued) {
    Cause cause = continued.cause();
    return quizmaster
        .haveAllAnswered(continued.room(), cause)
        .thenCompose(
            all -> {
              Wish hurry = new Wish.Hurry(question(continued), fortune.clock().instant());
              return all ? told(continued, cause.step("hurry"), hurry) : nothing();
            });
  }

  private CompletionStage<Outcome> told(Continued continued, Wish wish) {
    return told(continued, continued.cause(), wish);
  }

  private CompletionStage<Outcome> told(Continued continued, Cause cause, Wish wish) {
    Staging staging = new Staging(continued.room());
    return quizmaster
        .ask(continued.room(), cause, wish)
        .thenApply(
            answer ->
                answer instanceof Answer.IsRevealed revealed
                    ? won(revealed.event(), staging)
                    : new Outcome(Reply.silence(), effects(answer, staging)));
  }

  /** Said in reply to whoever was first. */
  private static Outcome won(Revealed event, Staging staging) {
    return new Outcome(TriviaView.of(event.plan()).revealed(event), staging.revealed(event));
  }

  private static Wish unvote(Continued continued, Stimulus.Unreacted unreacted) {
    return new Wish.Unvote(
        question(continued), unreacted.sender(), unreacted.reaction(), continued.at());
  }

  private Wish guess(Continued continued, String text) {
    return new Wish.Guess(
        question(continued), continued.sender(), text, continued.at(), fortune.clock().instant());
  }

  private static Cause question(Continued continued) {
    return new Cause(continued.continuation());
  }

  private static Optional<String> words(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Said said) {
      return Optional.of(said.text());
    }
    return stimulus instanceof Stimulus.Replied replied
        ? Optional.of(replied.text())
        : Optional.empty();
  }
}
