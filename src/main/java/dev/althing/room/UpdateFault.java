package dev.althing.room;

/** A fault that an update brings about, but no single event of it. */
final class UpdateFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long number;

  UpdateFault(long number, Throwable cause) {
    super("update " + number + ": " + cause, cause);
    this.number = number;
  }

  long number() {
    return number;
  }
}
