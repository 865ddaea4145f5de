package dev.althing.plugins.ask;

/** What one line from the server says. */
sealed interface Piece {
  /**
   * A bit of the answer.
   *
   * @param text may be empty
   * @param isLast whether the answer ends with it
   */
  record Words(String text, boolean isLast) implements Piece {}

  /** The server ends with a fault. */
  record Fault(String said) implements Piece {}

  /** It is none of the protocol's. */
  record Garbage() implements Piece {}
}
