package dev.althing.plugins.ask;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code !ask}: asks a language model, and goes on in the thread. */
final class AskCommand implements Command {
  private static final String QUESTION = "question";
  private static final String MODEL = "model";

  private final Surroundings around;
  private final Asking asking;
  private final CompletionStage<Boolean> ready;

  /**
   * The command.
   *
   * @param ready done when earlier conversations are known
   */
  AskCommand(Surroundings around, Asking asking, CompletionStage<Boolean> ready) {
    this.around = around;
    this.asking = asking;
    this.ready = ready;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("ask", "Asks a language model; go on in the thread, ❌ cancels.")
        .takes(
            Parameter.rest(QUESTION, "what you want to know"),
            Parameter.option(MODEL, ParameterType.word(), "which model answers"))
        .subcommands(
            CommandSpec.named("models", "Lists the models that you can ask.")
                .example("ask models", "whom you can ask")
                .build())
        .cooldown(around.settings().limit())
        .example("ask Why is the sky blue?", "the answer grows in a thread")
        .example("ask --model " + lastModel() + " Write a haiku", "by a model that you choose")
        .build();
  }

  private String lastModel() {
    List<String> models = around.settings().models();
    return models.get(models.size() - 1);
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    if (invocation.subcommand().equals("models")) {
      AskView view = around.view(invocation.locale());
      return CompletableFuture.completedFuture(
          view.models(around.settings().models(), invocation.origin()));
    }
    return ready.thenApply(known -> ask(invocation));
  }

  private Reply ask(Invocation invocation) {
    AskView view = around.view(invocation.locale());
    List<String> models = around.settings().models();
    Optional<String> wanted = invocation.arguments().find(MODEL, String.class);
    Optional<String> model = wanted.flatMap(around.settings()::named);
    if (wanted.isPresent() && model.isEmpty()) {
      return view.noSuchModel(wanted.get(), models);
    }
    String text = Clean.text(invocation.arguments().text(QUESTION));
    if (text.isEmpty()) {
      return view.empty(invocation);
    }
    var root = invocation.origin().thread().orElse(invocation.event());
    var where = new Question.Where(invocation.room(), invocation.event(), root);
    return asking.ask(
        new Question(
            invocation.id(),
            where,
            invocation.sender(),
            invocation.locale(),
            model.orElseGet(() -> asking.model(where)),
            text));
  }
}
