package dev.althing.effect;

import dev.althing.spi.Command;
import dev.althing.spi.Invocation;
import dev.althing.spi.Reply;
import java.util.concurrent.CompletionStage;

/** A built-in command whose answer can come with effects that are written together with it. */
public interface EffectfulCommand extends Command {
  /** Answers one invocation; like {@link #run}, it may be called again with the same id. */
  CompletionStage<Outcome> perform(Invocation invocation);

  @Override
  default CompletionStage<Reply> run(Invocation invocation) {
    return perform(invocation).thenApply(Outcome::reply);
  }
}
