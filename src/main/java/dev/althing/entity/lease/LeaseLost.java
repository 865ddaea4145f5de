package dev.althing.entity.lease;

/** The end of this process's right to write: another process is in charge of the database. */
public final class LeaseLost extends IllegalStateException {
  LeaseLost() {
    super("another process is in charge of the database");
  }
}
