package dev.althing.plugins.fun;

/**
 * How often somebody won, lost and drew.
 *
 * @param won rounds won
 * @param lost rounds lost
 * @param drawn rounds without a winner
 */
record Score(long won, long lost, long drawn) {
  /** The score after one more round. */
  Score after(Hand.Outcome outcome) {
    return switch (outcome) {
      case WON -> new Score(won + 1, lost, drawn);
      case LOST -> new Score(won, lost + 1, drawn);
      case DRAWN -> new Score(won, lost, drawn + 1);
    };
  }

  boolean isEmpty() {
    return won == 0 && lost == 0 && drawn == 0;
  }
}
