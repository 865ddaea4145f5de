package dev.althing.plugins.ask;

/** How the work on a question ends. */
sealed interface Ending {
  /**
   * With an answer.
   *
   * @param isCut whether it was longer than an answer may be
   */
  record Done(boolean isCut) implements Ending {}

  /** By somebody's wish. */
  record Cancelled() implements Ending {}

  /** Without a whole answer. */
  record Troubled(Trouble trouble) implements Ending {}
}
