package dev.althing.plugins.fun;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !flip}: heads or tails, of one coin or of several. */
final class FlipCommand implements Command {
  private static final String COUNT = "count";

  private static final CommandSpec SPEC =
      CommandSpec.named("flip", "Flips a coin, or several.")
          .alias("coin")
          .takes(
              Parameter.of(COUNT, ParameterType.integer(1, 100), "how many coins, 1 to 100")
                  .or("1"))
          .example("flip", "heads or tails")
          .example("flip 10", "how many of ten coins show heads")
          .build();

  private final RandomGenerator random;

  FlipCommand(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    int count = (int) invocation.arguments().integer(COUNT);
    var view = new FlipView(FunPlugin.WORDING.in(invocation.locale()));
    return CompletableFuture.completedFuture(view.of(Coins.flip(count, random)));
  }
}
