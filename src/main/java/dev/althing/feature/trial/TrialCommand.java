package dev.althing.feature.trial;

import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !trial}: shows an operator that answers survive crashes. */
public final class TrialCommand implements EffectfulCommand {
  private static final CommandSpec SPEC =
      CommandSpec.named("trial", "Tries out how answers survive crashes.")
          .hidden()
          .onlySubcommands()
          .subcommands(
              CommandSpec.named("random", "Answers with a number, another one each time.").build(),
              CommandSpec.named("slow", "Answers in three steps, each an edit.").build())
          .build();

  private final RandomGenerator random;
  private final InstantSource clock;

  /** The command over chance and time. */
  public TrialCommand(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    TrialView view = new TrialView(invocation.locale());
    return CompletableFuture.completedFuture(
        switch (invocation.subcommand()) {
          case "random" -> Outcome.of(view.number(random.nextLong(Long.MAX_VALUE)));
          case "slow" -> slow(invocation, view);
          default -> throw new IllegalArgumentException(invocation.subcommand());
        });
  }

  private Outcome slow(Invocation invocation, TrialView view) {
    Progress next = Progress.begun(invocation.locale(), new Cause(invocation.id()));
    return new Outcome(
        Reply.text(view.step(1)), List.of(next.after(clock.instant(), invocation.room().value())));
  }
}
