package dev.althing.journal;

/** A fault that will not pass by waiting: wrong SQL, a violated constraint, a damaged file. */
public final class DatabaseFault extends RuntimeException {
  /** With what the driver said. */
  public DatabaseFault(String message, Throwable cause) {
    super(message, cause);
  }
}
