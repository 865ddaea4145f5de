package dev.althing.plugins.fun;

/**
 * A text that somebody wrote, made fit to stand in a plain answer: on one line, not too long, and
 * without the characters that turn the text around it.
 */
final class Shown {
  private static final int MOST = 500;

  private Shown() {}

  static String of(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .filter(c -> Character.isWhitespace(c) || !isMischief(c))
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .limit(MOST + 1)
        .forEach(shown::appendCodePoint);
    return shown.codePointCount(0, shown.length()) <= MOST
        ? shown.toString()
        : shown.substring(0, shown.offsetByCodePoints(0, MOST)) + "…";
  }

  private static boolean isMischief(int c) {
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turns || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }
}
