package dev.althing.effect;

import dev.althing.matrix.id.EventId;

/**
 * What brought effects about: the same cause told twice has its effects once.
 *
 * @param value a stable text, at most 1,024 characters
 */
public record Cause(String value) {
  private static final int MAX_LENGTH = 1024;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is blank or too long
   */
  public Cause {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a cause has 1 to 1024 characters");
    }
  }

  /** An event of a room. */
  public static Cause event(EventId event) {
    return new Cause("event:" + event.value());
  }

  /** A deadline of the agenda. */
  public static Cause deadline(String entity, String key) {
    return new Cause("agenda:" + entity + "/" + key);
  }

  /** Something that happens once for all time: it is never forgotten. */
  public static Cause once(String name) {
    return new Cause("once:" + name);
  }

  /** Something that the program does by itself, named so that it happens once in a while. */
  public static Cause own(String name) {
    return new Cause("own:" + name);
  }

  /** A later step of the same matter, such as the edit of an answer. */
  public Cause step(String name) {
    return new Cause(value + "/" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
