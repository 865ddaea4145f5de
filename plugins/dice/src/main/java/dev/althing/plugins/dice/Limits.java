package dev.althing.plugins.dice;

/**
 * How much may be asked for at once.
 *
 * @param mostDice the dice of one message, with those that exploding and rerolling add
 */
record Limits(int mostDice) {
  static final int LENGTH = 500;
  static final int ROLLS = 20;
  static final int DEPTH = 20;
  static final int SIDES = 1_000_000;

  /** Any number: so small that nothing overflows, so large that nobody misses more. */
  static final long NUMBER = 1_000_000_000_000_000L;
}
