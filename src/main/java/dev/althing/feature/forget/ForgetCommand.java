package dev.althing.feature.forget;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.effect.Target;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Place;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !forget}: shows people what is known of them, and forgets it. */
public final class ForgetCommand implements EffectfulCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final CommandSpec SPEC =
      CommandSpec.named("forget", "Hands you what I know of you, or forgets it.")
          .onlySubcommands()
          .subcommands(
              CommandSpec.named("me", "Forgets your games, votes and reminders; asks first.")
                  .build(),
              CommandSpec.named("export", "Sends you everything I know of you, as a file.").build())
          .in(Place.DIRECT)
          .build();

  private final Forgetting forgetting;

  /** The command over what is known. */
  public ForgetCommand(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    ForgetView view = new ForgetView(invocation.locale());
    if (invocation.subcommand().equals("export")) {
      return forgetting.known(invocation.sender()).thenApply(json -> Outcome.of(view.export(json)));
    }
    var waiting =
        new Outcome.Waiting(0, List.of(ForgetKind.YES), ordinal -> asked(invocation, ordinal));
    return CompletableFuture.completedFuture(
        new Outcome(view.question(), List.of(), List.of(waiting)));
  }

  private static Effect asked(Invocation invocation, int ordinal) {
    return new Effect.Expect(
        Target.ours(new Cause(invocation.id()), ordinal),
        invocation.origin().thread(),
        ForgetKind.TYPE,
        invocation.sender().value(),
        ordinal + " " + invocation.id(),
        invocation.receivedAt().plus(PATIENCE));
  }
}
