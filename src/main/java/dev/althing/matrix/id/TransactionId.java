package dev.althing.matrix.id;

/**
 * The client's own name for one request, by which the server recognises a repetition.
 *
 * @param value opaque, not blank
 */
public record TransactionId(String value) {
  /**
   * Checks that there is a value.
   *
   * @throws IllegalArgumentException when it is blank
   */
  public TransactionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a transaction id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
