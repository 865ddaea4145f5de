package dev.althing.command.text;

/** What counts as a space between words: also the wide and the unbreakable ones. */
public final class Blank {
  private Blank() {}

  static boolean is(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /** Where the blanks that begin at {@code from} end. */
  static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the word that begins at {@code from} ends. */
  public static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !is(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
