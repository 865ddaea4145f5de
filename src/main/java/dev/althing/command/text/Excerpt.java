package dev.althing.command.text;

/**
 * A short, harmless piece of what somebody wrote, with a column to point at.
 *
 * @param line one line without control characters, without characters that change the direction of
 *     writing, and without halves of characters
 * @param column how many characters stand before the place pointed at
 */
public record Excerpt(String line, int column) {
  private static final int BEFORE = 40;
  private static final int AFTER = 24;
  private static final char REPLACEMENT = '\uFFFD';

  /** The piece of the text around the index {@code at}. */
  public static Excerpt of(String text, int at) {
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    int newline = text.indexOf('\n', at);
    int lineEnd = newline < 0 ? text.length() : newline;
    int start = Math.max(lineStart, at - BEFORE);
    int end = Math.min(lineEnd, at + AFTER);
    String before = (start > lineStart ? "…" : "") + clean(text.substring(start, at));
    String after = clean(text.substring(at, end)) + (end < lineEnd ? "…" : "");
    return new Excerpt(before + after, before.codePointCount(0, before.length()));
  }

  /** The beginning of the text, to be shown within a line. */
  public static String shortened(String text) {
    return of(text, 0).line();
  }

  /** The text with everything replaced that cannot be seen, breaks a line, or ends a code span. */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Blank.is(c) ? ' ' : c == '`' ? '\'' : c)
        .map(c -> isVisible(c) ? c : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Whether a character shows itself and nothing but itself. */
  static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
