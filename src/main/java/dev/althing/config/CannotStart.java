package dev.althing.config;

/** A reason why the program cannot start, in one line that tells an operator what to do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason alone. */
  public CannotStart(String reason) {
    super(reason);
  }

  /** The reason, and the fault behind it for the log. */
  public CannotStart(String reason, Throwable cause) {
    super(reason, cause);
  }
}
