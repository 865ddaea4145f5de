package dev.althing.spi;

import java.util.concurrent.CompletionStage;

/**
 * A command: what it is called and takes, and what it answers.
 *
 * <pre>{@code
 * final class Flip implements Command {
 *   public CommandSpec spec() {
 *     return CommandSpec.named("flip", "Flips a coin.").build();
 *   }
 *
 *   public CompletionStage<Reply> run(Invocation invocation) {
 *     return CompletableFuture.completedFuture(Reply.text("**heads**"));
 *   }
 * }
 * }</pre>
 */
public interface Command {
  /** The description; asked for once, when the command is registered. */
  CommandSpec spec();

  /**
   * Answers one invocation. After a crash it may be called again with the same {@link
   * Invocation#id()}: what was answered and stored before the crash stays, so the second answer to
   * the same id is dropped.
   *
   * @return the reply; a stage that fails is answered with an apology
   */
  CompletionStage<Reply> run(Invocation invocation);
}
