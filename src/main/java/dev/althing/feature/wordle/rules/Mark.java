package dev.althing.feature.wordle.rules;

/** What one letter of a guess shows, the worst first. */
public enum Mark {
  /** The letter is not in the answer, or not so often. */
  ABSENT,
  /** It is in the answer, at another place. */
  PRESENT,
  /** It is in the answer at this place. */
  CORRECT
}
