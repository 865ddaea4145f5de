package dev.althing.journal.event;

import dev.althing.effect.Cause;

/**
 * An event as the journal keeps it: what happened, and what brought it about.
 *
 * @param cause what the event answers; told the same cause again, an entity applies nothing
 * @param event one of a family's records
 * @param <E> the family
 */
public record Recorded<E>(Cause cause, E event) {}
