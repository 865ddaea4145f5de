package dev.althing.plugins.picks;

/** What a line was read as. */
sealed interface Reading {
  /** It says what is to be drawn. */
  record Read(Wish wish) implements Reading {}

  /** It does not. */
  record Refused(Trouble trouble) implements Reading {}
}
