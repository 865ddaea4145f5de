package dev.althing.feature.games;

import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A command that is refused in rooms where its game is off. */
public final class Switched implements EffectfulCommand {
  private final Game game;
  private final Command command;
  private final Predicate<RoomId> isOn;

  /** The command of a game. */
  public Switched(Game game, Command command, Switchboard switches) {
    this.game = game;
    this.command = command;
    this.isOn = switches.on(game);
  }

  @Override
  public CommandSpec spec() {
    return command.spec();
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    if (!isOn.test(invocation.room())) {
      return CompletableFuture.completedFuture(
          Outcome.of(new GamesView(invocation.locale()).isOff(game, invocation)));
    }
    return command instanceof EffectfulCommand effectful
        ? effectful.perform(invocation)
        : command.run(invocation).thenApply(Outcome::of);
  }
}
