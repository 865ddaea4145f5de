package dev.althing.journal;

import org.jspecify.annotations.Nullable;

/**
 * A reason not to start: its message is the one line that an operator reads, with what to do about
 * it.
 */
public final class DatabaseProblem extends RuntimeException {
  /** With the line to print. */
  public DatabaseProblem(String message, @Nullable Throwable cause) {
    super(message.replaceAll("\\s*\\R\\s*", " "), cause);
  }
}
