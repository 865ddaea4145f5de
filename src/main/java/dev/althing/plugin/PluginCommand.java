package dev.althing.plugin;

import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.plugin.call.Calls;
import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.call.TooBusy;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import dev.althing.trouble.Causes;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A plugin's command as the bot sees it: called on the plugin's threads, and kept in bounds. */
final class PluginCommand implements EffectfulCommand {
  private final Life life;
  private final Command command;
  private final CommandSpec spec;
  private final Switches switches;
  private final InstantSource clock;
  private final BiConsumer<Life, Throwable> failed;

  /**
   * A command of a plugin.
   *
   * @param described as it was when the plugin started
   * @param failed hears of every call that goes wrong
   */
  PluginCommand(
      Life life,
      PluginStart.Described described,
      Switches switches,
      InstantSource clock,
      BiConsumer<Life, Throwable> failed) {
    this.life = life;
    this.command = described.command();
    this.spec = described.spec();
    this.switches = switches;
    this.clock = clock;
    this.failed = failed;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    Locale locale = invocation.locale();
    String id = life.manifest().id();
    if (switches.isOff(id, invocation.room())) {
      return refused(new PluginsView(locale).isOff(id));
    }
    if (!life.mayBeCalled(clock.instant())) {
      PluginsView view = new PluginsView(locale);
      return refused(
          Conduct.isStuck(life.calls().abandoned()) ? view.isStuck(id) : view.isResting(id));
    }
    return called(life.calls(), invocation)
        .handle((outcome, fault) -> settled(outcome, fault, locale))
        .thenCompose(done -> done);
  }

  private CompletionStage<Outcome> called(Calls calls, Invocation invocation) {
    return calls
        .call(() -> command.run(invocation))
        .thenApply(reply -> Unwrapping.of(life.manifest().id(), reply));
  }

  private CompletionStage<Outcome> settled(
      @Nullable Outcome outcome, @Nullable Throwable fault, Locale locale) {
    if (outcome != null) {
      life.note(Conduct::good);
      return CompletableFuture.completedFuture(outcome);
    }
    Throwable cause = Causes.of(Objects.requireNonNull(fault));
    if (cause instanceof TooBusy) {
      return refused(new PluginsView(locale).isBusy(life.manifest().id()));
    }
    failed.accept(life, cause);
    return CompletableFuture.failedFuture(new PluginFault(life.manifest().id(), cause));
  }

  private static CompletionStage<Outcome> refused(Reply why) {
    return CompletableFuture.completedFuture(Outcome.of(why));
  }
}
