package dev.althing.feature.wordle.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A guess, and what each of its letters shows.
 *
 * @param word the guess
 * @param marks one for each letter
 */
public record Row(String word, List<Mark> marks) {
  /** Copies the marks. */
  public Row {
    marks = List.copyOf(marks);
  }

  /**
   * What a guess shows of an answer of the same length. Letters at their place come first and use
   * the answer's letters up; then, from left to right, each other letter takes one that is left.
   */
  public static Row of(String guess, String answer) {
    List<Mark> marks = new ArrayList<>(Collections.nCopies(guess.length(), Mark.ABSENT));
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < guess.length(); i++) {
      if (guess.charAt(i) == answer.charAt(i)) {
        marks.set(i, Mark.CORRECT);
      } else {
        left.append(answer.charAt(i));
      }
    }
    for (int i = 0; i < guess.length(); i++) {
      int taken = left.indexOf(guess.substring(i, i + 1));
      if (marks.get(i) != Mark.CORRECT && taken >= 0) {
        marks.set(i, Mark.PRESENT);
        left.deleteCharAt(taken);
      }
    }
    return new Row(guess, marks);
  }

  /** Whether the guess is the answer. */
  public boolean isAllCorrect() {
    return marks.stream().allMatch(Mark.CORRECT::equals);
  }

  /** How many of a letter are known to be in the answer. */
  int revealed(char letter) {
    int count = 0;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == letter && marks.get(i) != Mark.ABSENT) {
        count++;
      }
    }
    return count;
  }
}
