package dev.althing.plugin;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code !plugins}: what is loaded, and loading, stopping and switching it. */
public final class PluginsCommand implements EffectfulCommand {
  private static final CommandSpec SPEC =
      CommandSpec.named("plugins", "Shows the plugins.")
          .subcommands(
              of("info", "Shows one plugin, with what it can be told.", plugin()),
              of("load", "Loads a jar of the plugins folder.", plugin()),
              of("reload", "Loads a plugin's jar again, after it was replaced.", plugin()),
              of("unload", "Stops a plugin until the next start.", plugin()),
              of("enable", "Switches a plugin on, everywhere or in a room.", plugin(), room()),
              of("disable", "Switches a plugin off, everywhere or in a room.", plugin(), room()))
          .permission(Permission.OWNER)
          .in(Place.MANAGEMENT, Place.DIRECT)
          .example("plugins reload dice", "after a new dice.jar was copied into the folder")
          .example("plugins disable dice #quiet:example.org", "no dice in that room")
          .build();

  private final Supplier<PluginHost> host;
  private final Function<RoomReference, CompletionStage<Optional<RoomId>>> places;

  /**
   * The command over the plugins of a host that is there when it is used.
   *
   * @param places finds a room that was named; empty when there is none
   */
  public PluginsCommand(
      Supplier<PluginHost> host,
      Function<RoomReference, CompletionStage<Optional<RoomId>>> places) {
    this.host = host;
    this.places = places;
  }

  private static Parameter plugin() {
    return Parameter.of("plugin", ParameterType.word(), "its id");
  }

  private static Parameter room() {
    return Parameter.of("room", ParameterType.room(), "only there").optional();
  }

  private static CommandSpec of(String name, String summary, Parameter... takes) {
    return CommandSpec.named(name, summary).takes(takes).build();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    PluginsView view = new PluginsView(invocation.locale());
    String name = invocation.arguments().find("plugin", String.class).orElse("");
    return switch (invocation.subcommand()) {
      case "info" -> now(info(view, name));
      case "load" -> changed(view, "loaded", host.get().load(name));
      case "reload" -> changed(view, "reloaded", host.get().load(name));
      case "unload" -> changed(view, "unloaded", host.get().unload(name));
      case "enable" -> switched(view, invocation, name, true);
      case "disable" -> switched(view, invocation, name, false);
      default ->
          now(Outcome.of(view.list(host.get().state(), host.get().switches(), host.get().now())));
    };
  }

  private Outcome info(PluginsView view, String name) {
    Life life = host.get().state().lives().get(name);
    return Outcome.of(
        life == null
            ? view.unknown(name)
            : view.info(life, host.get().given(name), host.get().now()));
  }

  private CompletionStage<Outcome> switched(
      PluginsView view, Invocation invocation, String name, boolean on) {
    if (!host.get().state().lives().containsKey(name)) {
      return now(Outcome.of(view.unknown(name)));
    }
    var named = invocation.arguments().find("room", RoomReference.class);
    if (named.isEmpty()) {
      return now(switched(view, name, on, Optional.empty()));
    }
    return places
        .apply(named.get())
        .thenApply(
            room -> room.isEmpty() ? Outcome.of(view.noRoom()) : switched(view, name, on, room));
  }

  private static Outcome switched(
      PluginsView view, String name, boolean on, Optional<RoomId> room) {
    return Outcome.of(view.switched(name, on, room.isEmpty()))
        .and(List.of(Switches.change(name, room, on)));
  }

  private static CompletionStage<Outcome> changed(
      PluginsView view, String what, CompletionStage<PluginHost.Result> result) {
    return result.thenApply(done -> Outcome.of(view.changed(what, done)));
  }

  private static CompletionStage<Outcome> now(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
