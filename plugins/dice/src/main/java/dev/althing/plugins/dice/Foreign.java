package dev.althing.plugins.dice;

/** What people wrote, as Markdown that shows just that, on one line and not at any length. */
final class Foreign {
  /** All that is punctuation in Markdown, also where it would do nothing. */
  private static final String SPECIAL = "\\`*_{}[]()#+-.!|<>~&=^:$\"'@/";

  /** Breaks addresses, so that no client makes a link or a mention of them. */
  private static final String GAP = "\u200B";

  private Foreign() {}

  /** At most so many characters, and then dots. */
  static String shown(String text, int most) {
    int[] visible = clean(text).codePoints().toArray();
    int length = Math.min(most, visible.length);
    var shown = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean joins = i + 1 < length && joins(visible[i], visible[i + 1]);
      shown.append(escaped(visible[i])).append(joins ? GAP : "");
    }
    return visible.length > most ? shown.append('…').toString() : shown.toString();
  }

  private static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints().map(Foreign::visible).forEach(clean::appendCodePoint);
    return clean.toString().replaceAll(" +", " ").strip();
  }

  private static int visible(int c) {
    int type = Character.getType(c);
    boolean joinsEmoji = c == '\u200D';
    boolean blank =
        Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || type == Character.CONTROL
            || type == Character.SURROGATE
            || (type == Character.FORMAT && !joinsEmoji);
    return blank ? ' ' : c;
  }

  private static String escaped(int c) {
    return (SPECIAL.indexOf(c) >= 0 ? "\\" : "") + Character.toString(c);
  }

  private static boolean joins(int c, int next) {
    return c == '@' || ((c == '.' || c == ':') && next != ' ');
  }
}
