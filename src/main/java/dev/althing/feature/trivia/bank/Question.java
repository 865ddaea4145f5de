package dev.althing.feature.trivia.bank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One question with its answers.
 *
 * @param id the same as long as category and text are
 * @param pack the pack it is from
 * @param right the right answer, and what else is accepted when it is typed
 * @param wrong the answers it can be confused with
 */
public record Question(
    String id,
    Header pack,
    Difficulty difficulty,
    String text,
    List<String> right,
    List<String> wrong) {
  private static final Pattern CHOOSING =
      Pattern.compile(
          "(?iU)\\b(of (these|the following|those)|which (one )?of"
              + "|(folgenden|diesen|dieser|genannten)\\b|true or false|richtig oder falsch)\\b");

  /** Copies the lists. */
  public Question {
    right = List.copyOf(right);
    wrong = List.copyOf(wrong);
  }

  /** The right answer, as it is shown. */
  @JsonIgnore
  public String answer() {
    return right.get(0);
  }

  /** Whether it can be answered without seeing what there is to choose from. */
  @JsonIgnore
  public boolean isOpen() {
    return wrong.size() > 1 && !CHOOSING.matcher(text).find();
  }
}
