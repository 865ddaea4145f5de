package dev.althing.feature.wordle.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of each letter.
 *
 * @param marks the best that each guessed letter has shown
 */
public record Keyboard(Map<Character, Mark> marks) {
  /** Copies the map. */
  public Keyboard {
    marks = Map.copyOf(marks);
  }

  /** What these guesses show together. */
  public static Keyboard of(List<Row> rows) {
    Map<Character, Mark> best = new TreeMap<>();
    for (Row row : rows) {
      for (int i = 0; i < row.word().length(); i++) {
        best.merge(row.word().charAt(i), row.marks().get(i), Keyboard::better);
      }
    }
    return new Keyboard(best);
  }

  private static Mark better(Mark one, Mark other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
