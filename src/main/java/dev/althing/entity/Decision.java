package dev.althing.entity;

/**
 * What an entity decides on a command.
 *
 * @param <E> the entity's events
 * @param <R> the entity's answers
 */
public sealed interface Decision<E, R> {
  /** The event happens; its answer follows from it. */
  record Happens<E, R>(E event) implements Decision<E, R> {}

  /** Nothing changes: a question is answered, or a wish refused. */
  record Answers<E, R>(R answer) implements Decision<E, R> {}

  /** The event happens. */
  static <E, R> Decision<E, R> happens(E event) {
    return new Happens<>(event);
  }

  /** Nothing changes. */
  static <E, R> Decision<E, R> answers(R answer) {
    return new Answers<>(answer);
  }
}
