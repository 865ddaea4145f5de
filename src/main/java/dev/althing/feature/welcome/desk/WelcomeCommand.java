package dev.althing.feature.welcome.desk;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.feature.welcome.premises.Premises;
import dev.althing.feature.welcome.reception.GuestId;
import dev.althing.feature.welcome.reception.Hospitality;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !welcome}: how moderators look after the reception of newcomers. */
public final class WelcomeCommand implements EffectfulCommand {
  private static final CommandSpec SPEC =
      CommandSpec.named("welcome", "Looks after the welcome of newcomers.")
          .onlySubcommands()
          .permission(Permission.MANAGEMENT)
          .in(Place.MANAGEMENT, Place.ROOM, Place.THREAD)
          .subcommands(
              CommandSpec.named("test", "Sends the greeting for you, or somebody else, to see.")
                  .takes(user("to whom").optional(), place())
                  .build(),
              CommandSpec.named("preview", "Shows the greeting here.").takes(place()).build(),
              CommandSpec.named("status", "Shows what is watched, or how somebody stands.")
                  .takes(user("about whom").optional(), place())
                  .build(),
              CommandSpec.named("stats", "Shows how many newcomers came how far.")
                  .takes(
                      Parameter.of(
                              "span",
                              ParameterType.duration(Duration.ofMinutes(1), Duration.ofDays(3_650)),
                              "how far back")
                          .or("30d"),
                      place())
                  .example("welcome stats 7d", "the last week")
                  .build(),
              CommandSpec.named("resend", "Greets somebody, or invites them, once more.")
                  .takes(user("whom"), place())
                  .build(),
              CommandSpec.named("pause", "Greets nobody until it is ended.").takes(place()).build(),
              CommandSpec.named("resume", "Greets newcomers again.").takes(place()).build(),
              set())
          .build();

  private final Hospitality inn;
  private final Desk desk;
  private final Reports reports;

  /** The command over these places. */
  public WelcomeCommand(Hospitality inn, Desk desk, Reports reports) {
    this.inn = inn;
    this.desk = desk;
    this.reports = reports;
  }

  private static Parameter user(String summary) {
    return Parameter.of("user", ParameterType.user(), summary);
  }

  private static Parameter place() {
    return Parameter.option("place", ParameterType.word(), "which place, where there are several");
  }

  private static CommandSpec set() {
    return CommandSpec.named("set", "Changes what newcomers are told.")
        .takes(
            Parameter.of("what", ParameterType.choice("text"), "the house rules"),
            place(),
            Parameter.rest("value", "the new ones, in Markdown; the configured ones without")
                .optional())
        .example("welcome set text Hello {user}, be kind.", "other house rules")
        .example("welcome set text", "those of the configuration again")
        .build();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    CommandView view = new CommandView(invocation.locale(), invocation.origin().prefix());
    if (inn.settings().houses().isEmpty()) {
      return now(Reply.refusal(view.none()));
    }
    return inn.premises()
        .parts(invocation.room())
        .thenCompose(parts -> perform(invocation, view, watched(parts)));
  }

  private static List<HouseSettings> watched(List<Premises.Part> parts) {
    return parts.stream()
        .filter(part -> part.role() == Premises.Role.WATCHED)
        .map(Premises.Part::house)
        .toList();
  }

  private CompletionStage<Outcome> perform(
      Invocation invocation, CommandView view, List<HouseSettings> here) {
    if (invocation.origin().place() != Place.MANAGEMENT && here.isEmpty()) {
      return now(Reply.refusal(view.elsewhere()));
    }
    Optional<String> name = invocation.arguments().find("place", String.class);
    List<HouseSettings> all = inn.settings().houses();
    if (name.isPresent()) {
      return inn.settings()
          .house(name.get())
          .map(house -> perform(invocation, view, house))
          .orElseGet(() -> now(Reply.refusal(view.noSuch(name.get(), all))));
    }
    if (invocation.subcommand().equals("status") && !invocation.arguments().has("user")) {
      return reports.status(here.isEmpty() ? all : here, view).thenApply(Outcome::of);
    }
    List<HouseSettings> meant = here.isEmpty() ? all : here;
    return meant.size() == 1
        ? perform(invocation, view, meant.get(0))
        : now(Reply.refusal(view.which(meant)));
  }

  private CompletionStage<Outcome> perform(
      Invocation invocation, CommandView view, HouseSettings house) {
    return switch (invocation.subcommand()) {
      case "test" -> now(desk.test(invocation, house, view));
      case "resend" -> desk.resend(invocation, house, view);
      case "pause" -> desk.pause(invocation, house, view).thenApply(Outcome::of);
      case "resume" -> desk.resume(invocation, house, view).thenApply(Outcome::of);
      case "set" -> desk.setText(invocation, house, view).thenApply(Outcome::of);
      case "preview" ->
          inn.greeting(house, invocation.sender())
              .thenApply(greeting -> Outcome.of(Reply.text(greeting)));
      case "stats" ->
          reports
              .stats(house, invocation.arguments().duration("span"), view)
              .thenApply(Outcome::of);
      case "status" -> status(invocation, view, house).thenApply(Outcome::of);
      default -> throw new IllegalArgumentException(invocation.subcommand());
    };
  }

  private CompletionStage<Reply> status(
      Invocation invocation, CommandView view, HouseSettings house) {
    return invocation.arguments().has("user")
        ? reports.guest(new GuestId(house.name(), invocation.arguments().user("user")), house, view)
        : reports.status(List.of(house), view);
  }

  private static CompletionStage<Outcome> now(Reply reply) {
    return now(Outcome.of(reply));
  }

  private static CompletionStage<Outcome> now(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }
}
