package dev.althing.room.answer;

import dev.althing.command.CommandView;
import dev.althing.command.Router;
import dev.althing.command.Routing;
import dev.althing.command.permission.Cooldowns;
import dev.althing.command.text.Addressing.Addressed;
import dev.althing.config.LogPlace;
import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.metrics.Metrics;
import dev.althing.metrics.Metrics.Result;
import dev.althing.spi.Command;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers texts that are meant for the bot: routes them, keeps the limits, runs the commands. */
public final class Talk {
  private static final Logger LOG = LoggerFactory.getLogger(Talk.class);

  /**
   * A text for the bot, with everything its answer may depend on.
   *
   * @param rank the highest permission the sender has here
   */
  public record Asked(
      Addressed addressed,
      Question question,
      UserId sender,
      Permission rank,
      Place place,
      Optional<EventId> repliedTo,
      Arrival arrival,
      Locale locale) {}

  /**
   * The first two stations of a text.
   *
   * @param receivedAt when it reached the homeserver
   * @param readAt when it reached us, before it waited for anything
   */
  public record Arrival(Instant receivedAt, Instant readAt) {}

  private final Supplier<Router> router;
  private final Cooldowns cooldowns;
  private final Metrics metrics;
  private final InstantSource clock;

  /**
   * A talk.
   *
   * @param router the commands of the moment
   */
  public Talk(Supplier<Router> router, Cooldowns cooldowns, Metrics metrics, InstantSource clock) {
    this.router = router;
    this.cooldowns = cooldowns;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What a text is; {@link Routing.NotForUs} when it is nothing. */
  public Routing route(Asked asked) {
    boolean inThread = asked.question().thread().isPresent();
    return router
        .get()
        .route(
            asked.addressed(),
            new Router.Asker(asked.rank(), asked.question().room(), asked.place(), inThread));
  }

  /** The answer; silence for somebody who has been told to slow down. Never fails. */
  public CompletionStage<Outcome> answer(Asked asked, Routing routing) {
    Optional<Reply> tooMuch = tooMuch(attempt(asked, routing), asked.locale());
    if (tooMuch.isPresent()) {
      return done(asked, routing, Result.LIMITED, tooMuch.get());
    }
    if (routing instanceof Routing.Run run) {
      return run(asked, run);
    }
    Optional<Reply> answer = view(asked.locale()).answer(routing, asked.addressed().prefix());
    return done(asked, routing, result(routing), answer.orElse(Reply.silence()));
  }

  /**
   * What is answered instead of what an entity would say to a text; empty for whoever may go on.
   */
  public Optional<Reply> tooMuch(Question question, UserId sender, Locale locale) {
    String id = question.cause().step("text").value();
    return tooMuch(new Cooldowns.Attempt(id, sender, question.room(), "", Cooldown.NONE), locale);
  }

  private Optional<Reply> tooMuch(Cooldowns.Attempt attempt, Locale locale) {
    Cooldowns.Verdict verdict = cooldowns.decide(attempt, clock.instant());
    if (verdict instanceof Cooldowns.Hush) {
      return Optional.of(Reply.silence());
    }
    return verdict instanceof Cooldowns.SlowDown slowDown
        ? Optional.of(view(locale).slowDown(slowDown.delay()))
        : Optional.empty();
  }

  private static Cooldowns.Attempt attempt(Asked asked, Routing routing) {
    String command = routing instanceof Routing.Run run ? String.join(" ", run.path()) : "";
    Cooldown cooldown = routing instanceof Routing.Run run ? run.spec().cooldown() : Cooldown.NONE;
    return new Cooldowns.Attempt(
        asked.question().cause().value(),
        asked.sender(),
        asked.question().room(),
        command,
        cooldown);
  }

  private CompletionStage<Outcome> run(Asked asked, Routing.Run run) {
    Invocation invocation = invocation(asked, run.path(), run);
    return started(run.entry().command(), invocation)
        .handle(
            (outcome, fault) ->
                fault == null
                    ? counted(asked, run, result(outcome), outcome)
                    : counted(asked, run, Result.FAILED, apology(invocation, fault)));
  }

  private static CompletionStage<Outcome> started(Command command, Invocation invocation) {
    try {
      return command instanceof EffectfulCommand effectful
          ? effectful.perform(invocation)
          : command.run(invocation).thenApply(Outcome::of);
    } catch (RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  private Outcome apology(Invocation invocation, Throwable fault) {
    String event = invocation.event().value();
    LogPlace.log(
        invocation.room().value(), event, () -> LOG.error("{} failed", invocation.path(), fault));
    Texts texts = Texts.of("room", invocation.locale());
    return Outcome.of(Reply.refusal(texts.say("apology", Map.of("event", event))));
  }

  private static Result result(Outcome outcome) {
    return outcome.reply() instanceof Reply.Refusal ? Result.REFUSED : Result.ANSWERED;
  }

  private static Result result(Routing routing) {
    if (routing instanceof Routing.Mistake) {
      return Result.MISTAKEN;
    }
    return routing instanceof Routing.Unknown ? Result.UNKNOWN : Result.DENIED;
  }

  private static String command(Routing routing) {
    if (routing instanceof Routing.Run run) {
      return run.path().get(0);
    }
    if (routing instanceof Routing.Mistake mistake) {
      return mistake.path().get(0);
    }
    if (routing instanceof Routing.Denied denied) {
      return denied.path().get(0);
    }
    return routing instanceof Routing.Elsewhere elsewhere
        ? elsewhere.path().get(0)
        : Metrics.UNKNOWN;
  }

  private Outcome counted(Asked asked, Routing routing, Result result, Outcome outcome) {
    Duration latency = Duration.between(asked.arrival().receivedAt(), clock.instant());
    metrics.commandHandled(command(routing), result, latency);
    return outcome;
  }

  private static Invocation invocation(Asked asked, List<String> path, Routing.Run run) {
    Question question = asked.question();
    return new Invocation(
        Cause.event(question.event()).value(),
        path,
        run.arguments(),
        new Invocation.Origin(
            question.room(),
            question.event(),
            asked.sender(),
            asked.place(),
            question.thread(),
            asked.repliedTo(),
            asked.rank(),
            asked.addressed().prefix()),
        asked.locale(),
        asked.arrival().receivedAt(),
        asked.arrival().readAt());
  }

  private static CommandView view(Locale locale) {
    return new CommandView(Texts.of("command", locale)::say, Texts.of("help", locale)::find);
  }

  private CompletionStage<Outcome> done(Asked asked, Routing routing, Result result, Reply reply) {
    return CompletableFuture.completedFuture(counted(asked, routing, result, Outcome.of(reply)));
  }
}
