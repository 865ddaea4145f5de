package dev.althing.plugins.ask;

import java.util.regex.Pattern;

/** Foreign text without characters that do something instead of being seen. */
final class Clean {
  private static final Pattern LINE_ENDS = Pattern.compile("\r\n|[\r\u2028\u2029\u0085]");
  private static final Pattern BLANK_LINES = Pattern.compile("\n{4,}");
  private static final Pattern PILL =
      Pattern.compile("(?i)(matrix(?:\\.|%2e)to|matrix:)(?=/|u/|roomid/|r/)");
  private static final Pattern EVERYBODY = Pattern.compile("(?i)@(?=room\\b)");
  private static final String JOINER = "\u2060";

  private Clean() {}

  /** The text itself. */
  static String text(String raw) {
    String lines = LINE_ENDS.matcher(raw).replaceAll("\n");
    StringBuilder clean = new StringBuilder(lines.length());
    lines.codePoints().filter(Clean::isSeen).forEach(clean::appendCodePoint);
    return BLANK_LINES.matcher(clean).replaceAll("\n\n\n").strip();
  }

  /** The text so that it calls nobody: links to people lead nowhere, and no room is addressed. */
  static String silent(String text) {
    String linkless = PILL.matcher(text).replaceAll("$1" + JOINER);
    return EVERYBODY.matcher(linkless).replaceAll("@" + JOINER);
  }

  /** The first characters, never half of one. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static boolean isSeen(int c) {
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean isControl = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean isNone = Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
    return !turns && !isControl && !isNone;
  }
}
