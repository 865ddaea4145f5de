package dev.althing.plugins.minecraft;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !minecraft}: the whitelist, and who plays. */
final class MinecraftCommand implements Command {
  private static final String USERNAME = "username";
  private static final Cooldown COOLDOWN =
      Cooldown.NONE.withUser(new Cooldown.Rate(5, Duration.ofSeconds(10)));

  private static final CommandSpec SPEC =
      CommandSpec.named("minecraft", "Puts you on the whitelist of the Minecraft server.")
          .alias("mc")
          .takes(Parameter.rest(USERNAME, "your name in Minecraft"))
          .subcommands(
              sub("add", "Does the same, also for players who are called list or status.")
                  .takes(Parameter.rest(USERNAME, "your name in Minecraft"))
                  .example("minecraft add Steve_1", "puts Steve_1 on the whitelist")
                  .build(),
              sub("list", "Shows who is on the whitelist, and who added them.").build(),
              sub("remove", "Takes a player off the whitelist: yours, or any as a moderator.")
                  .alias("rm")
                  .takes(Parameter.rest(USERNAME, "the player's name"))
                  .example("minecraft remove Steve_1", "Steve_1 may not play any more")
                  .build(),
              sub("status", "Shows how many play at the moment.").build())
          .cooldown(COOLDOWN)
          .example("minecraft Steve_1", "puts Steve_1 on the whitelist")
          .example("mc status", "how many play at the moment")
          .build();

  private final Options options;
  private final Rcon rcon;
  private final Registry registry;
  private final Admission admission;
  private final Removal removal;
  private final Views views;

  MinecraftCommand(
      Options options,
      Rcon rcon,
      Registry registry,
      Admission admission,
      Removal removal,
      Views views) {
    this.options = options;
    this.rcon = rcon;
    this.registry = registry;
    this.admission = admission;
    this.removal = removal;
    this.views = views;
  }

  private static CommandSpec.Builder sub(String name, String summary) {
    return CommandSpec.named(name, summary).cooldown(COOLDOWN);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    return CompletableFuture.completedFuture(answer(invocation));
  }

  private Reply answer(Invocation invocation) {
    if (!options.allow(invocation.room())) {
      return views.server(invocation.locale()).notInThisRoom();
    }
    if (!options.password().isSet()) {
      return views.outcome(invocation).reply(Answer.Failed.of(Trouble.NO_PASSWORD));
    }
    return switch (invocation.subcommand()) {
      case "list" -> list(invocation);
      case "status" -> status(invocation);
      default -> named(invocation);
    };
  }

  private Reply named(Invocation invocation) {
    String written = invocation.arguments().text(USERNAME);
    Optional<PlayerName> name = PlayerName.read(written, options.bedrock());
    if (name.isEmpty()) {
      String example = invocation.origin().typed("minecraft Steve_1");
      return views.server(invocation.locale()).notAName(written, options.bedrock(), example);
    }
    return invocation.subcommand().equals("remove")
        ? remove(name.get(), invocation)
        : add(name.get(), invocation);
  }

  private Reply add(PlayerName name, Invocation invocation) {
    OutcomeView view = views.outcome(invocation);
    if (!options.approval() || isModerator(invocation)) {
      return view.reply(admission.admit(name, invocation.sender()));
    }
    if (invocation.origin().isDirect()) {
      return views.server(invocation.locale()).nobodyCouldApprove();
    }
    Request request = new Request(name, invocation.sender());
    return admission
        .objection(name, invocation.sender())
        .map(view::reply)
        .orElseGet(
            () ->
                views
                    .server(invocation.locale())
                    .waiting(request)
                    .asking(Approval.prompt(request)));
  }

  private Reply remove(PlayerName name, Invocation invocation) {
    Outcome outcome = removal.remove(name, invocation.sender(), isModerator(invocation));
    return views.outcome(invocation).reply(outcome);
  }

  private Reply list(Invocation invocation) {
    Answer answer = rcon.run(ServerCommand.WHITELIST);
    if (answer instanceof Answer.Failed failed) {
      return views.outcome(invocation).reply(failed);
    }
    Said said = new Said(((Answer.Said) answer).text());
    Optional<List<String>> names = said.whitelist();
    return names.isPresent()
        ? views.server(invocation.locale()).whitelist(names.get(), registry.all())
        : views.outcome(invocation).reply(Outcome.Failed.strange(said));
  }

  private Reply status(Invocation invocation) {
    Answer answer = rcon.run(ServerCommand.PLAYERS);
    if (answer instanceof Answer.Failed failed) {
      return views.outcome(invocation).reply(failed);
    }
    Said said = new Said(((Answer.Said) answer).text());
    return said.players()
        .map(views.server(invocation.locale())::players)
        .orElseGet(() -> views.outcome(invocation).reply(Outcome.Failed.strange(said)));
  }

  /** In a direct conversation everybody has the power of a moderator: there it says nothing. */
  private static boolean isModerator(Invocation invocation) {
    Permission needed =
        invocation.origin().isDirect() ? Permission.MANAGEMENT : Permission.ROOM_MODERATOR;
    return invocation.origin().rank().reaches(needed);
  }
}
