package dev.althing.spi.plugin;

import dev.althing.spi.Reply;
import java.util.concurrent.CompletionStage;

/**
 * What is done when somebody does what a {@link dev.althing.spi.Prompt} waited for.
 *
 * <p>{@code context.continues("again", answered -> completedFuture(new
 * Reply.Edit(answered.message(), Reply.text("**Zed**"))))}
 */
@FunctionalInterface
public interface Continuation {
  /** The answer, said where the message is; after a crash it may be asked for again. */
  CompletionStage<Reply> run(Answered answered);
}
