package dev.althing.entity;

/**
 * The rules of one kind of persistent entity, free of actors: state and command to a decision,
 * state and event to the next state, event to its answer.
 *
 * @param <C> the commands: records that JSON can carry, so that an entity may live elsewhere later
 * @param <E> the events, a journal family
 * @param <S> the state, immutable
 * @param <R> the answers
 */
public interface EntityRules<C, E, S, R> {
  /** The kind's name in the journal and in ids, never changed; also its journal family. */
  String type();

  /** The events' common type. */
  Class<E> events();

  /** The state before the first event. */
  S empty(String id);

  /** Decides on a command; a fault here is the entity's fault and is answered as such. */
  Decision<E, R> decide(S state, C command);

  /** The state after an event. Never refuses: what is in the journal has happened. */
  S apply(S state, E event);

  /**
   * The answer that belongs to an event. A function of the event alone, so that somebody who asks
   * again after a crash is told the same.
   */
  R answer(E event);
}
