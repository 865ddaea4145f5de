package dev.althing.plugins.fun;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !choose}: picks one of several options. */
final class ChooseCommand implements Command {
  private static final String OPTIONS = "options";

  private static final CommandSpec SPEC =
      CommandSpec.named("choose", "Picks one of your options.")
          .alias("pick")
          .takes(Parameter.rest(OPTIONS, "what to choose from, with | or commas between"))
          .example("choose tea | coffee | water", "one of the three")
          .example("choose pizza, pasta or salad", "commas and “or” will do")
          .example("choose \"red, or pink\", blue", "quotes keep an option together")
          .build();

  private final RandomGenerator random;

  ChooseCommand(RandomGenerator random) {
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
    var view = new ChooseView(FunPlugin.WORDING.in(invocation.locale()));
    Options options = OptionReader.read(invocation.arguments().text(OPTIONS));
    if (options.areTooMany()) {
      return view.tooMany(options);
    }
    return options.areAChoice()
        ? view.picked(options.pick(random))
        : view.noChoice(invocation.origin().typed(view.example()));
  }
}
