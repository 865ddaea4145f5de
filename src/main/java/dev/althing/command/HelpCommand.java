package dev.althing.command;

import dev.althing.command.Router.Asker;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code !help}: which commands there are, and all about one of them. */
public final class HelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("help", "Lists the commands you can use, or explains one of them.")
          .alias("commands")
          .takes(
              Parameter.of("page", ParameterType.integer(1, 1_000), "the page of the list")
                  .optional(),
              Parameter.rest("command", "the command to explain").optional())
          .example("help remind", "what can be done with remind")
          .build();

  private final Supplier<Router> current;
  private final Function<Locale, CommandView> views;

  /**
   * Help about the commands there are when it is asked for.
   *
   * @param current the router of the moment
   * @param views the wording for each language
   */
  public HelpCommand(Supplier<Router> current, Function<Locale, CommandView> views) {
    this.current = current;
    this.views = views;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    Invocation.Origin origin = invocation.origin();
    var asker =
        new Asker(origin.rank(), origin.room(), origin.place(), origin.thread().isPresent());
    var help = new Help(current.get().registry(), current.get().permissions());
    Optional<String> command = invocation.arguments().find("command", String.class);
    long number = invocation.arguments().find("page", Long.class).orElse(1L);
    Help.Page page =
        command
            .map(words -> help.about(words, origin.prefix(), asker))
            .orElseGet(() -> help.overview((int) number, asker));
    Reply reply = views.apply(invocation.locale()).help(page, origin.prefix());
    return CompletableFuture.completedFuture(reply);
  }
}
