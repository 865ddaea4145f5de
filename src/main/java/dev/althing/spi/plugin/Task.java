package dev.althing.spi.plugin;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * What is run by a schedule.
 *
 * <p>{@code context.schedule("morning", Schedule.daily(…), due -> context.voice().say(due.id(),
 * …))}
 */
@FunctionalInterface
public interface Task {
  /** Runs it; the next time comes after this stage is done. */
  CompletionStage<?> run(Due due);

  /**
   * One time at which a task is run.
   *
   * @param id stable: the same time has the same id, to say something under
   * @param at when it was to be run
   */
  record Due(String id, Instant at) {}
}
