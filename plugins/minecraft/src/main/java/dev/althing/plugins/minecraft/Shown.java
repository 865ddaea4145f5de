package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Markdown;

/** What others wrote, made fit to stand in an answer: it does nothing, and is not too long. */
final class Shown {
  private static final int LONGEST_USER = 80;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_ANSWER = 300;

  private Shown() {}

  static String user(UserId user) {
    return code(user.value(), LONGEST_USER);
  }

  /** A name that came from outside. */
  static String name(String name) {
    return code(name, LONGEST_NAME);
  }

  /** What a server said. */
  static String answer(String text) {
    return Markdown.escape(text, LONGEST_ANSWER);
  }

  private static String code(String text, int most) {
    return Markdown.code(
        text.codePointCount(0, text.length()) <= most
            ? text
            : text.substring(0, text.offsetByCodePoints(0, most)) + "…");
  }
}
