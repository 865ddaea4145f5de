package dev.althing.plugin;

import dev.althing.config.OperationSettings;
import dev.althing.effect.Effect;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.RoomId;
import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.jar.Setting;
import dev.althing.plugin.keep.Chosen;
import dev.althing.plugin.keep.Grants;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Life;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.RoomReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code !plugins}: what is loaded, and loading, stopping, switching, allowing and telling it. */
public final class PluginsCommand implements EffectfulCommand {
  /** What is written for a setting that is to be as the configuration has it. */
  private static final String DEFAULT = "default";

  private static final CommandSpec SPEC =
      CommandSpec.named("plugins", "Shows the plugins.")
          .subcommands(
              of("info", "Shows one plugin, with what it can be told.", plugin()),
              of("load", "Loads a jar of the plugins folder.", plugin()),
              of("reload", "Loads a plugin's jar again, after it was replaced.", plugin()),
              of("unload", "Stops a plugin until the next start.", plugin()),
              of("enable", "Switches a plugin on, everywhere or in a room.", plugin(), room()),
              of("disable", "Switches a plugin off, everywhere or in a room.", plugin(), room()),
              of("grant", "Allows a plugin what it asks for.", plugin(), capability()),
              of("revoke", "Takes back what was allowed.", plugin(), capability()),
              of("config", "Shows or changes what a plugin is told.", plugin(), setting(), value()))
          .permission(Permission.OWNER)
          .in(Place.MANAGEMENT, Place.DIRECT)
          .example("plugins reload dice", "after a new dice.jar was copied into the folder")
          .example("plugins disable dice #quiet:example.org", "no dice in that room")
          .example("plugins config dice most-dice 50", "`default` takes it back")
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

  private static Parameter capability() {
    return Parameter.of(
        "capability", ParameterType.word(), "one that `plugins info` shows, or `all` of them");
  }

  private static Parameter setting() {
    return Parameter.of("setting", ParameterType.word(), "its name").optional();
  }

  private static Parameter value() {
    return Parameter.rest("value", "what it is to be, or `default`").optional();
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
      case "" -> now(view.list(host.get().state(), host.get().knowledge()));
      case "load" -> changed(view, "loaded", host.get().load(name));
      case "reload" -> changed(view, "reloaded", host.get().load(name));
      case "unload" -> changed(view, "unloaded", host.get().unload(name));
      default ->
          Optional.ofNullable(host.get().state().lives().get(name))
              .map(life -> about(life, view, invocation))
              .orElseGet(() -> aboutAbsent(name, view, invocation));
    };
  }

  /** One that is refused for want of a capability must be granted it before it is loaded. */
  private CompletionStage<Outcome> aboutAbsent(
      String name, PluginsView view, Invocation invocation) {
    boolean isGranted = invocation.subcommand().equals("grant");
    Optional<Capability> meant =
        invocation.arguments().find("capability", String.class).flatMap(Capability::read);
    if (meant.isEmpty() || !OperationSettings.Plugins.NAME.matcher(name).matches()) {
      return now(view.unknown(name));
    }
    return CompletableFuture.completedFuture(
        Outcome.of(view.granted(name, List.of(meant.get()), isGranted))
            .and(List.of(Grants.change(name, meant.get(), isGranted))));
  }

  private CompletionStage<Outcome> about(Life life, PluginsView view, Invocation invocation) {
    return switch (invocation.subcommand()) {
      case "enable" -> switched(view, invocation, life.id(), true);
      case "disable" -> switched(view, invocation, life.id(), false);
      case "grant" -> granted(view, invocation, life, true);
      case "revoke" -> granted(view, invocation, life, false);
      case "config" -> configured(view, invocation, life);
      default -> now(view.info(life, host.get().knowledge()));
    };
  }

  private CompletionStage<Outcome> switched(
      PluginsView view, Invocation invocation, String name, boolean on) {
    var named = invocation.arguments().find("room", RoomReference.class);
    if (named.isEmpty()) {
      return CompletableFuture.completedFuture(switched(view, name, on, Optional.empty()));
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

  private CompletionStage<Outcome> granted(
      PluginsView view, Invocation invocation, Life life, boolean isGranted) {
    String word = invocation.arguments().text("capability");
    List<Capability> meant =
        life.gate().asked().stream()
            .filter(one -> word.equals("all") || one.text().equalsIgnoreCase(word))
            .toList();
    if (meant.isEmpty()) {
      return now(view.notAsked(life, word));
    }
    Grants grants = host.get().knowledge().grants();
    List<Capability> fixed =
        meant.stream().filter(one -> !isGranted && grants.isConfigured(life.id(), one)).toList();
    if (!fixed.isEmpty()) {
      return now(view.isConfigured(life.id(), fixed));
    }
    List<Effect> changes =
        meant.stream().map(one -> Grants.change(life.id(), one, isGranted)).toList();
    return CompletableFuture.completedFuture(
        Outcome.of(view.granted(life.id(), meant, isGranted)).and(changes));
  }

  /** The plugin is loaded anew with it first: what it does not take is not kept. */
  private CompletionStage<Outcome> configured(PluginsView view, Invocation invocation, Life life) {
    Optional<String> name = invocation.arguments().find("setting", String.class);
    Optional<Setting> setting =
        life.manifest().settings().stream()
            .filter(one -> name.filter(one.name()::equals).isPresent())
            .findFirst();
    if (name.isEmpty()) {
      return now(view.info(life, host.get().knowledge()));
    }
    if (setting.isEmpty()) {
      return now(view.noSetting(life, name.get()));
    }
    Optional<String> value = invocation.arguments().find("value", String.class);
    if (value.isEmpty()) {
      return now(view.setting(life, setting.get(), host.get().knowledge().chosen()));
    }
    if (setting.get().kind() == Setting.Kind.SECRET) {
      return now(view.isSecret(life.id(), setting.get()));
    }
    Optional<String> wanted = value.filter(text -> !text.equals(DEFAULT));
    var chosen = host.get().knowledge().chosen().with(life.id(), setting.get().name(), wanted);
    return host.get()
        .load(life.id(), chosen)
        .thenApply(
            result ->
                result instanceof PluginHost.Result.Done
                    ? Outcome.of(view.configured(life.id(), setting.get(), chosen))
                        .and(List.of(Chosen.change(life.id(), setting.get().name(), wanted)))
                    : Outcome.of(view.changed("", result)));
  }

  private static CompletionStage<Outcome> changed(
      PluginsView view, String what, CompletionStage<PluginHost.Result> result) {
    return result.thenApply(done -> Outcome.of(view.changed(what, done)));
  }

  private static CompletionStage<Outcome> now(Reply reply) {
    return CompletableFuture.completedFuture(Outcome.of(reply));
  }
}
