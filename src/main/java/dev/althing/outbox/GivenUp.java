package dev.althing.outbox;

import dev.althing.effect.Cause;

/**
 * An effect that will never be carried out, because it was refused for good.
 *
 * @param cause what it was for
 * @param ordinal its position in the cause's list
 * @param what in a few words for operators: the kind of effect and where it was to go
 * @param reason the homeserver's or our own words
 */
public record GivenUp(Cause cause, int ordinal, String what, String reason) {
  /** Who is told about effects that were given up. */
  @FunctionalInterface
  public interface Listener {
    /** Hears of one; called from an actor, so it must not block. */
    void givenUp(GivenUp notice);
  }
}
