package dev.althing.plugin;

import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.plugin.call.TooBusy;
import dev.althing.plugin.life.Brought.Described;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.life.Resting;
import dev.althing.plugin.speech.Unwrapping;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.trouble.Causes;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A plugin's command as the bot sees it: called on the plugin's threads, and kept in bounds. */
final class PluginCommand implements EffectfulCommand {
  private final Life life;
  private final Described described;
  private final PluginHost.Knowledge knowledge;
  private final InstantSource clock;

  /**
   * A command of a plugin.
   *
   * @param described as it was when the plugin started
   */
  PluginCommand(
      Life life, Described described, PluginHost.Knowledge knowledge, InstantSource clock) {
    this.life = life;
    this.described = described;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return described.spec();
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    PluginsView view = new PluginsView(invocation.locale());
    if (knowledge.switches().isOff(life.id(), invocation.room())) {
      return refused(view.isOff(life.id()));
    }
    life.voice().acquaintance().asked(invocation.id(), invocation.room());
    return life.call(() -> described.command().run(invocation))
        .thenApply(reply -> outcome(invocation, reply))
        .handle((outcome, fault) -> settled(outcome, fault, view))
        .thenCompose(done -> done);
  }

  private Outcome outcome(Invocation invocation, Reply reply) {
    var ground =
        new Unwrapping.Ground(
            life.id(),
            new Cause(invocation.id()),
            Optional.of(invocation.room()),
            Optional.of(invocation.origin().thread().orElse(invocation.event())),
            clock.instant());
    return life.voice().requireOwn(Unwrapping.of(ground, reply));
  }

  private CompletionStage<Outcome> settled(
      @Nullable Outcome outcome, @Nullable Throwable fault, PluginsView view) {
    if (outcome != null) {
      return CompletableFuture.completedFuture(outcome);
    }
    Throwable cause = Causes.of(Objects.requireNonNull(fault));
    if (cause instanceof TooBusy) {
      return refused(view.isBusy(life.id()));
    }
    if (cause instanceof Resting) {
      return refused(life.isStuck() ? view.isStuck(life.id()) : view.isResting(life.id()));
    }
    if (cause instanceof NotGranted not) {
      return refused(view.isNotGranted(life.id(), not.capability()));
    }
    return CompletableFuture.failedFuture(new PluginFault(life.id(), cause));
  }

  private static CompletionStage<Outcome> refused(Reply why) {
    return CompletableFuture.completedFuture(Outcome.of(why));
  }
}
