package dev.althing.spi.plugin;

import dev.althing.spi.Reply;
import dev.althing.spi.event.Happening;
import java.util.concurrent.CompletionStage;

/**
 * What hears what happens in rooms.
 *
 * <p>{@code context.listen(Set.of(Kind.MEMBERSHIP), happening -> completedFuture(…))}
 *
 * <p>It needs {@code read-messages} for messages, edits, reactions, redactions and anything else,
 * {@code read-members} for memberships, {@code read-state} for other state; what it answers needs
 * {@code send}, reactions need {@code react}. What happens at once may be heard at once, on several
 * threads. After a crash the same may be heard again, and the second answer is dropped; what takes
 * longer than a second may be lost in a crash.
 */
@FunctionalInterface
public interface Listener {
  /** What is said to it, most often {@link Reply#silence}. */
  CompletionStage<Reply> hear(Happening happening);
}
