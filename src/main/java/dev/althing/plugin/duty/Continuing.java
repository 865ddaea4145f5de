package dev.althing.plugin.duty;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Stimulus;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.speech.Noted;
import dev.althing.plugin.speech.Unwrapping;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import dev.althing.spi.Spelling;
import dev.althing.spi.plugin.Answered;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Spot;
import dev.althing.trouble.Causes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How plugins are continued when somebody does what their prompts wait for. */
public final class Continuing implements EntityKind {
  private static final Logger LOG = LoggerFactory.getLogger(Continuing.class);
  private static final CompletionStage<Outcome> NOTHING =
      CompletableFuture.completedFuture(Outcome.of(Reply.silence()));

  private final Function<String, Optional<Life>> lives;
  private final Switches switches;
  private final InstantSource clock;

  /**
   * The continuation of plugins.
   *
   * @param lives finds one that is loaded by its id
   */
  public Continuing(
      Function<String, Optional<Life>> lives, Switches switches, InstantSource clock) {
    this.lives = lives;
    this.switches = switches;
    this.clock = clock;
  }

  @Override
  public String type() {
    return Unwrapping.ENTITY;
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    Noted noted = Noted.read(continued.continuation());
    Optional<Life> life =
        lives
            .apply(continued.entityId())
            .filter(found -> !switches.isOff(found.id(), continued.room()));
    Optional<String> given = given(noted, continued.stimulus());
    if (life.isEmpty()
        || given.isEmpty()
        || !noted.counts(continued.sender(), continued.by().rank())) {
      return NOTHING;
    }
    return Optional.ofNullable(life.get().brought().continuations().get(noted.name()))
        .map(known -> continued(life.get(), known, noted, answered(noted, given.get(), continued)))
        .orElse(NOTHING);
  }

  private CompletionStage<Outcome> continued(
      Life life, Continuation continuation, Noted noted, Answered answered) {
    life.voice().acquaintance().asked(answered.id(), answered.where().room());
    life.voice().acquaintance().asked(noted.message().invocation(), answered.where().room());
    return life.call(() -> continuation.run(answered))
        .thenApply(reply -> outcome(life, noted, answered, reply))
        .exceptionally(
            fault -> {
              LOG.warn("the plugin {} cannot go on: {}", life.id(), Causes.of(fault).toString());
              return Outcome.of(Reply.silence());
            });
  }

  private Outcome outcome(Life life, Noted noted, Answered answered, Reply reply) {
    var ground =
        new Unwrapping.Ground(
            life.id(),
            new Cause(answered.id()),
            Optional.of(answered.where().room()),
            answered.where().thread(),
            clock.instant());
    Outcome outcome = life.voice().requireOwn(Unwrapping.of(ground, reply));
    Reply.Answer message = noted.message();
    Effect over =
        new Effect.Unexpect(Target.ours(new Cause(message.invocation()), message.ordinal()));
    return noted.isOnce() ? outcome.first(over) : outcome;
  }

  private static Optional<String> given(Noted noted, Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Reacted reacted) {
      String key = Spelling.fold(reacted.key());
      return noted.keys().stream().filter(one -> Spelling.fold(one).equals(key)).findFirst();
    }
    boolean isText = stimulus instanceof Stimulus.Said && noted.keys().isEmpty();
    return isText ? Optional.of(((Stimulus.Said) stimulus).text()) : Optional.empty();
  }

  private static Answered answered(Noted noted, String given, Continued continued) {
    Permission rank = continued.by().rank();
    return new Answered(
        continued.cause().value(),
        given,
        noted.data(),
        noted.message(),
        new Spot.InRoom(continued.room(), Optional.of(continued.event()), continued.thread()),
        new Answered.Who(continued.sender(), rank, continued.locale()));
  }
}
