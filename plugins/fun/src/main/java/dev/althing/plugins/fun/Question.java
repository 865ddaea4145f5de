package dev.althing.plugins.fun;

/** The rule for what counts as a question: its last word is followed by a question mark. */
final class Question {
  /** Of Latin, Chinese, Arabic, mirrored, Armenian, Ethiopic and Greek, doubled, and as emoji. */
  private static final String MARKS =
      "?\uFF1F\u061F\u2E2E\u055E\u1367\u037E\uFE56\uFE16\u2047\u2048\u2049\u203D\u2753\u2754";

  private Question() {}

  /** Whether it is one; quotes, brackets and emoji may stand around the question mark. */
  static boolean isOne(String text) {
    return text.codePoints().anyMatch(Question::says) && endsWithMark(text);
  }

  private static boolean endsWithMark(String text) {
    int at = text.length();
    while (at > 0) {
      int last = text.codePointBefore(at);
      if (isMark(last)) {
        return true;
      }
      if (Character.isLetterOrDigit(last)) {
        return false;
      }
      at -= Character.charCount(last);
    }
    return false;
  }

  private static boolean isMark(int codePoint) {
    return MARKS.indexOf(codePoint) >= 0;
  }

  private static boolean says(int codePoint) {
    boolean isEmoji = Character.getType(codePoint) == Character.OTHER_SYMBOL;
    return Character.isLetterOrDigit(codePoint) || (isEmoji && !isMark(codePoint));
  }
}
