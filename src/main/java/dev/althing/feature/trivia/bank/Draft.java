package dev.althing.feature.trivia.bank;

import java.util.List;

/**
 * A question as somebody wrote it, before anything about it is checked.
 *
 * @param line where it stands
 */
record Draft(int line, String difficulty, String text, List<String> right, List<String> wrong) {
  Draft {
    right = right.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    wrong = wrong.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
  }
}
