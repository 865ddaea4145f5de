package dev.althing.feature.wordle.rules;

import java.util.Optional;

/**
 * The hard mode, as newspapers have it: letters at their place stay, and revealed letters are used
 * again, as often as they were revealed. Letters known to be absent may be tried again.
 */
public final class HardMode {
  private HardMode() {}

  /** Why a guess may not follow another. */
  public sealed interface Breach {
    /**
     * A letter at its place was moved.
     *
     * @param position from 1
     */
    record Moved(int position, char letter) implements Breach {}

    /** A revealed letter is missing. */
    record Missing(char letter) implements Breach {}
  }

  /**
   * Why a guess may not follow; empty when it may.
   *
   * @param last the guess before it, which bears all that those before had revealed
   */
  public static Optional<Breach> of(Row last, String next) {
    for (int i = 0; i < next.length(); i++) {
      char letter = last.word().charAt(i);
      if (last.marks().get(i) == Mark.CORRECT && next.charAt(i) != letter) {
        return Optional.of(new Breach.Moved(i + 1, letter));
      }
    }
    for (int i = 0; i < next.length(); i++) {
      char letter = last.word().charAt(i);
      if (count(next, letter) < last.revealed(letter)) {
        return Optional.of(new Breach.Missing(letter));
      }
    }
    return Optional.empty();
  }

  private static long count(String word, char letter) {
    return word.chars().filter(c -> c == letter).count();
  }
}
