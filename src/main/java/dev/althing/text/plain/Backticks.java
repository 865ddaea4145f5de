package dev.althing.text.plain;

/** The rows of backticks that set code apart from other text. */
public final class Backticks {
  private Backticks() {}

  /** A fence that no line of a block of code can be taken for. */
  public static String fence(String code) {
    return "`".repeat(Math.max(3, longestRun(code) + 1));
  }

  /** The most backticks that stand in a row. */
  public static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
