package dev.althing.effect;

import dev.althing.matrix.id.EventId;

/** The event that an edit, a reaction or a redaction is about. */
public sealed interface Target {
  /** An event whose id is known. */
  record Known(EventId event) implements Target {}

  /**
   * An event of our own, named by what caused it, whose id may not be known yet.
   *
   * @param cause the cause of the effect that sends it
   * @param ordinal the position of that effect in its list, from 0
   */
  record Ours(Cause cause, int ordinal) implements Target {
    /** Checks the position. */
    public Ours {
      if (ordinal < 0) {
        throw new IllegalArgumentException("ordinal " + ordinal);
      }
    }
  }

  /** An event whose id is known. */
  static Target known(EventId event) {
    return new Known(event);
  }

  /** An event of our own. */
  static Target ours(Cause cause, int ordinal) {
    return new Ours(cause, ordinal);
  }
}
