package dev.althing.plugins.fun;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !fortune}: a kind sentence from the cookie. */
final class FortuneCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("fortune", "Opens a fortune cookie.")
          .example("fortune", "tells you something kind")
          .build();

  private final RandomGenerator random;
  private final Fortunes fortunes;

  FortuneCommand(RandomGenerator random, Fortunes fortunes) {
    this.random = random;
    this.fortunes = fortunes;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    List<String> all = fortunes.in(invocation.locale());
    String told = all.get(random.nextInt(all.size()));
    return CompletableFuture.completedFuture(Reply.plain("🥠 " + told));
  }
}
