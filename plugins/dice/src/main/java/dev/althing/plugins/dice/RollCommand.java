package dev.althing.plugins.dice;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The command that rolls: {@code !roll 2d6+3}. */
final class RollCommand implements Command {
  private final Limits limits;
  private final RandomGenerator random;
  private final Wording wording;

  RollCommand(Limits limits, RandomGenerator random, Wording wording) {
    this.limits = limits;
    this.random = random;
    this.wording = wording;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("roll", "Rolls dice.")
        .alias("r")
        .takes(
            Parameter.rest(
                    "dice", "what to roll, with + - * / and brackets; / rounds down to a whole")
                .or("1d6"))
        .example("roll 2d6+3 fire", "two dice and 3, for the fire")
        .example("roll 4d6kh3", "the highest three of four; also kl, and dh or dl to drop")
        .example("roll d20 adv", "advantage, the higher of two; dis is the lower")
        .example("roll 3d6!", "each 6 rolls one more; !>=5 each 5 as well")
        .example("roll 2d6ro<3", "each 1 or 2 again, once; r<3 until there is none")
        .example("roll 7/2", "3, as / rounds down")
        .example("roll d% + 4dF", "a percentage and four Fate dice")
        .example("roll 6x 4d6kh3 # stats", "six times; what follows # is a label")
        .example("roll d20+5 attack; 2d8 damage", "several rolls")
        .build();
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    return CompletableFuture.completedFuture(answer(invocation));
  }

  private Reply answer(Invocation invocation) {
    Wording.Tongue words = wording.in(invocation.locale());
    try {
      List<Roll> rolls = new RollParser(invocation.arguments().text("dice"), limits).rolls();
      return Reply.text(new RollView(words).of(new Roller(random, limits).roll(rolls)));
    } catch (Refused refused) {
      var view = new TroubleView(words, invocation.origin()::typed);
      return Reply.refusal(view.of(refused.trouble()));
    }
  }
}
