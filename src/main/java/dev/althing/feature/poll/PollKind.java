package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.feature.poll.PollAnswer.Counts;
import dev.althing.feature.poll.PollAnswer.Ends;
import dev.althing.feature.poll.PollAnswer.Shows;
import dev.althing.feature.poll.PollWish.Act;
import dev.althing.feature.poll.PollWish.Tempo;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How polls go on: when people vote, when their bars are due, when their time is over. */
final class PollKind implements EntityKind {
  /** Whoever wakes so late was away, and has not heard yet what was done meanwhile. */
  private static final Duration AWAY = Duration.ofSeconds(30);

  /** So long it may take to hear of it. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(10);

  private final PollDesk desk;
  private final InstantSource clock;
  private final Pace pace = new Pace();

  PollKind(PollDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public String type() {
    return PollRules.TYPE;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    Instant now = now();
    return switch (deadline.key()) {
      case PollPosts.END ->
          deadline.due().plus(AWAY).isBefore(now)
              ? CompletableFuture.completedFuture(List.of(later(deadline, now)))
              : overtime(deadline, now);
      case PollPosts.LATE_END -> overtime(deadline, now);
      case PollPosts.BARS -> bars(deadline, now);
      case PollPosts.FORGET ->
          desk.following(
              deadline.entityId(), deadline.cause(), stands -> PollPosts.forgotten(stands.poll()));
      default -> throw new IllegalArgumentException(deadline.key());
    };
  }

  private static Effect later(Deadline deadline, Instant now) {
    return PollPosts.schedule(deadline.entityId(), PollPosts.LATE_END, now.plus(CATCHING_UP));
  }

  private CompletionStage<List<Effect>> overtime(Deadline deadline, Instant now) {
    PollWish.End end =
        new PollWish.End(Ending.How.TIME, Optional.empty(), true, now, deadline.cause());
    return ended(deadline.entityId(), end, now);
  }

  private CompletionStage<List<Effect>> ended(String poll, PollWish.End end, Instant now) {
    return desk.end(poll, end)
        .thenCompose(
            answer -> answer instanceof Ends ends ? desk.ended(poll, ends, now) : nothing());
  }

  private CompletionStage<List<Effect>> bars(Deadline deadline, Instant now) {
    String poll = deadline.entityId();
    return desk.ask(poll, deadline.cause(), new PollWish.Show(now))
        .thenCompose(
            answer ->
                answer instanceof Shows shows
                    ? shown(poll, deadline.cause(), shows, now)
                    : nothing());
  }

  private CompletionStage<List<Effect>> shown(String poll, Cause cause, Shows shows, Instant now) {
    pace.shows(poll, now);
    return desk.following(poll, cause, stands -> PollPosts.shown(stands, shows.corrects()));
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    return effects(continued).thenApply(effects -> new Outcome(Reply.silence(), effects));
  }

  private CompletionStage<List<Effect>> effects(Continued continued) {
    boolean isMessage = continued.continuation().equals(PollPosts.AT_MESSAGE);
    Stimulus stimulus = continued.stimulus();
    if (stimulus instanceof Stimulus.Redacted) {
      return removed(continued);
    }
    if (isMessage && stimulus instanceof Stimulus.Reacted reacted) {
      return counted(continued, new PollWish.React(act(continued), reacted.key()));
    }
    if (isMessage && stimulus instanceof Stimulus.Unreacted unreacted) {
      return takenBack(continued, unreacted.sender(), unreacted.reaction());
    }
    if (!isMessage && stimulus instanceof Stimulus.Referred referred) {
      return referred(continued, referred);
    }
    if (!isMessage && stimulus instanceof Stimulus.Unreferred unreferred) {
      return takenBack(continued, unreferred.sender(), unreferred.event());
    }
    return nothing();
  }

  private CompletionStage<List<Effect>> referred(Continued continued, Stimulus.Referred referred) {
    if (NativePoll.isResponse(referred.type())) {
      return counted(
          continued, new PollWish.Respond(act(continued), NativePoll.answers(referred.content())));
    }
    return NativePoll.isEnd(referred.type())
        ? ended(continued.entityId(), end(continued, Ending.How.CLOSED), now())
        : nothing();
  }

  private CompletionStage<List<Effect>> takenBack(
      Continued continued, UserId voter, EventId ballot) {
    Act act = new Act(voter, false, ballot, at(continued), tempo());
    return counted(continued, new PollWish.TakeBack(act));
  }

  private CompletionStage<List<Effect>> counted(Continued continued, PollWish wish) {
    String poll = continued.entityId();
    return desk.ask(poll, continued.cause(), wish)
        .thenApply(
            answer ->
                answer instanceof Counts counts
                    ? counts.show().stream()
                        .map(due -> PollPosts.schedule(poll, PollPosts.BARS, due))
                        .toList()
                    : List.of());
  }

  private CompletionStage<List<Effect>> removed(Continued continued) {
    String poll = continued.entityId();
    PollWish.End end = end(continued, Ending.How.REMOVED);
    return desk.end(poll, end)
        .thenCompose(
            answer ->
                answer instanceof Ends ends
                    ? desk.following(
                        poll,
                        end.cause(),
                        stands -> PollPosts.removed(stands, ends, now(), continued.continuation()))
                    : nothing());
  }

  private PollWish.End end(Continued continued, Ending.How how) {
    boolean mayEnd = continued.by().rank().reaches(Permission.ROOM_MODERATOR);
    return new PollWish.End(
        how, Optional.of(continued.sender()), mayEnd, at(continued), continued.cause());
  }

  private Act act(Continued continued) {
    boolean isModerator = continued.by().rank().reaches(Permission.ROOM_MODERATOR);
    return new Act(continued.sender(), isModerator, continued.event(), at(continued), tempo());
  }

  private Tempo tempo() {
    Instant now = now();
    return new Tempo(now, pace.gap(now));
  }

  private static Instant at(Continued continued) {
    return continued.at().truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static CompletionStage<List<Effect>> nothing() {
    return CompletableFuture.completedFuture(List.of());
  }
}
