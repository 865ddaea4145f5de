package dev.althing.entity;

/** An entity that failed to decide, cannot be read from the journal, or is asked too much. */
public final class EntityFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EntityFault(String message, Throwable cause) {
    super(message, cause);
  }

  EntityFault(String message) {
    super(message);
  }
}
