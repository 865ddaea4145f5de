package dev.althing.outbox;

/** What became of effects that were handed over. */
public enum Written {
  /** They are in the journal now. */
  FIRST,
  /** Effects of the same cause were there before; these were not looked at. */
  ALREADY
}
