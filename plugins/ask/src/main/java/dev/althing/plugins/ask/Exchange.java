package dev.althing.plugins.ask;

/**
 * A question and the model's answer to it.
 *
 * @param question what was asked
 * @param answer what the model said
 */
record Exchange(String question, String answer) {
  int length() {
    return question.length() + answer.length();
  }
}
