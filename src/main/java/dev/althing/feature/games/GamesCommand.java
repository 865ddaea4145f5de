package dev.althing.feature.games;

import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.RoomReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code !games}: shows and switches what is on in a room. */
public final class GamesCommand implements EffectfulCommand {
  private static final CommandSpec SPEC =
      CommandSpec.named("games", "Shows which games are on in this room.")
          .subcommands(
              switching("on", "Switches a game on in a room."),
              switching("off", "Switches a game off in a room."))
          .in(Place.ROOM, Place.THREAD, Place.MANAGEMENT)
          .example("games off trivia", "no questions in this room")
          .example("games on wordle-here", "the word game in threads of this room")
          .build();

  private final Switchboard switches;
  private final Function<RoomReference, CompletionStage<Optional<RoomId>>> places;

  /**
   * The command over what is on where.
   *
   * @param places finds a room that was named; empty when there is none
   */
  public GamesCommand(
      Switchboard switches, Function<RoomReference, CompletionStage<Optional<RoomId>>> places) {
    this.switches = switches;
    this.places = places;
  }

  private static CommandSpec switching(String name, String summary) {
    String[] games = Arrays.stream(Game.values()).map(Game::id).toArray(String[]::new);
    return CommandSpec.named(name, summary)
        .takes(
            Parameter.of("game", ParameterType.choice(games), "which one"),
            Parameter.of("room", ParameterType.room(), "another room, from the management room")
                .optional())
        .permission(Permission.ROOM_MODERATOR)
        .build();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    GamesView view = new GamesView(invocation.locale());
    if (invocation.subcommand().isEmpty()) {
      return now(Outcome.of(view.list(switches, invocation.room())));
    }
    Game game = Game.of(invocation.arguments().text("game")).orElseThrow();
    boolean on = invocation.subcommand().equals("on");
    Optional<RoomReference> named = invocation.arguments().find("room", RoomReference.class);
    if (named.isEmpty()) {
      return now(changed(view, game, invocation.room(), on));
    }
    // A moderator of one room has nothing to say in another; who manages the bot has.
    if (!invocation.origin().rank().reaches(Permission.MANAGEMENT)) {
      return now(Outcome.of(view.noRoom()));
    }
    return places
        .apply(named.get())
        .thenApply(
            room ->
                room.map(there -> changed(view, game, there, on))
                    .orElseGet(() -> Outcome.of(view.noRoom())));
  }

  private Outcome changed(GamesView view, Game game, RoomId room, boolean on) {
    return switches.isOn(game, room) == on
        ? Outcome.of(view.isAlready(game, on))
        : new Outcome(view.changed(game, on), List.of(switches.change(game, room, on)));
  }

  private static CompletionStage<Outcome> now(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
