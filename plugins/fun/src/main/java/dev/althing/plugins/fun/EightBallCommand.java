package dev.althing.plugins.fun;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !8ball}: one of the twenty answers of the toy. */
final class EightBallCommand implements Command {
  private static final String QUESTION = "question";

  private static final CommandSpec SPEC =
      CommandSpec.named("8ball", "Answers a question of yes or no.")
          .alias("8", "eightball")
          .takes(Parameter.rest(QUESTION, "what you want to know, with its question mark"))
          .example("8ball Will it rain tomorrow?", "asks the oracle")
          .build();

  private final RandomGenerator random;

  EightBallCommand(RandomGenerator random) {
    this.random = random;
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
    var view = new EightBallView(FunPlugin.WORDING.in(invocation.locale()));
    return Question.isOne(invocation.arguments().text(QUESTION))
        ? view.answer(random.nextInt(EightBallView.ANSWERS))
        : view.noQuestion(invocation.origin().typed(view.example()));
  }
}
