package dev.althing.plugin.law;

import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.RoomId;
import dev.althing.plugin.keep.Modes;
import dev.althing.plugin.keep.Modes.Mode;
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

/** {@code !protections}: what guards the rooms, how far it goes, and what it has said. */
public final class ProtectionsCommand implements EffectfulCommand {
  private static final CommandSpec SPEC =
      CommandSpec.named("protections", "Shows what guards the rooms, and sets how far it goes.")
          .subcommands(
              of("info", "Shows what one has said lately.", name()),
              of("on", "Lets one act, everywhere or in a room.", name(), room()),
              of("shadow", "Only counts what one would do.", name(), room()),
              of("off", "Asks one no more, everywhere or in a room.", name(), room()),
              of("same", "Lets one go as far in a room as elsewhere.", name(), needed()))
          .permission(Permission.MANAGEMENT)
          .in(Place.MANAGEMENT)
          .example("protections on words", "forbidden words are taken away from now on")
          .example("protections off messages #busy:example.org", "no message limit in that room")
          .build();

  private final Supplier<Judges> judges;
  private final Function<RoomReference, CompletionStage<Optional<RoomId>>> places;

  /**
   * The command over the law that is there when it is used.
   *
   * @param places finds a room that was named; empty when there is none
   */
  public ProtectionsCommand(
      Supplier<Judges> judges, Function<RoomReference, CompletionStage<Optional<RoomId>>> places) {
    this.judges = judges;
    this.places = places;
  }

  private static Parameter name() {
    return Parameter.of("protection", ParameterType.word(), "its name");
  }

  private static Parameter room() {
    return Parameter.of("room", ParameterType.room(), "only there").optional();
  }

  private static Parameter needed() {
    return Parameter.of("room", ParameterType.room(), "in which room");
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
    ProtectionsView view = new ProtectionsView(invocation.locale());
    if (invocation.subcommand().isEmpty()) {
      return now(Outcome.of(view.list(judges.get())));
    }
    String word = invocation.arguments().text("protection");
    List<Seat> named =
        judges.get().all().values().stream()
            .filter(seat -> seat.name().equals(word) || seat.judge().name().equals(word))
            .toList();
    if (named.size() != 1) {
      return now(Outcome.of(view.unknown(word, named)));
    }
    return invocation.subcommand().equals("info")
        ? now(Outcome.of(view.info(judges.get(), named.get(0))))
        : changed(view, invocation, named.get(0));
  }

  private CompletionStage<Outcome> changed(ProtectionsView view, Invocation invocation, Seat seat) {
    Optional<Mode> mode =
        switch (invocation.subcommand()) {
          case "on" -> Optional.of(Mode.ON);
          case "off" -> Optional.of(Mode.OFF);
          case "shadow" -> Optional.of(Mode.SHADOW);
          default -> Optional.empty();
        };
    var named = invocation.arguments().find("room", RoomReference.class);
    if (named.isEmpty()) {
      return now(changed(view, seat, Optional.empty(), mode));
    }
    return places
        .apply(named.get())
        .thenApply(
            room -> room.isEmpty() ? Outcome.of(view.noRoom()) : changed(view, seat, room, mode));
  }

  private static Outcome changed(
      ProtectionsView view, Seat seat, Optional<RoomId> room, Optional<Mode> mode) {
    return Outcome.of(view.changed(seat, room.isPresent(), mode))
        .and(List.of(Modes.change(seat.name(), room, mode)));
  }

  private static CompletionStage<Outcome> now(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
