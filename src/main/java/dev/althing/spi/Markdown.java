package dev.althing.spi;

/**
 * Foreign text made fit for Markdown: what people wrote is shown as they wrote it, and does
 * nothing.
 *
 * <p>{@code Reply.text("No lane " + Markdown.escape(given) + ".")}
 */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()#+-.!|<>~&=^:$\"'";

  private Markdown() {}

  /** A text that shows just that on one line, with nothing that turns the text around it. */
  public static String escape(String text) {
    return escaped(harmless(text).strip().replaceAll("\\s+", " "));
  }

  /** The same, of at most so many characters, and then dots. */
  public static String escape(String text, int most) {
    String clean = harmless(text).strip().replaceAll("\\s+", " ");
    if (clean.codePointCount(0, clean.length()) <= most) {
      return escaped(clean);
    }
    return escaped(clean.substring(0, clean.offsetByCodePoints(0, most))) + "…";
  }

  /** A text that shows just that, its lines kept. */
  public static String escapeLines(String text) {
    return escaped(harmless(text.replace("\r\n", "\n").replace('\r', '\n')));
  }

  /** Code that shows just that on one line, however many backticks are in it. */
  public static String code(String text) {
    String clean = harmless(text).replaceAll("\\s+", " ").strip();
    if (clean.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(clean) + 1);
    boolean touches = clean.startsWith("`") || clean.endsWith("`");
    String gap = touches ? " " : "";
    return fence + gap + clean + gap + fence;
  }

  /** The same of at most so many characters, and then dots. */
  public static String code(String text, int most) {
    String clean = harmless(text).replaceAll("\\s+", " ").strip();
    return clean.codePointCount(0, clean.length()) <= most
        ? code(clean)
        : code(clean.substring(0, clean.offsetByCodePoints(0, most)) + "…");
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    boolean lineStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (lineStart && (c == ' ' || c == '\t')) {
        continue;
      }
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
      lineStart = c == '\n';
    }
    return escaped.toString();
  }

  /** The text without the characters that do something instead of being seen. */
  private static String harmless(String text) {
    StringBuilder harmless = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isMischief(c)).forEach(harmless::appendCodePoint);
    return harmless.toString();
  }

  private static boolean isMischief(int c) {
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean isBlank = c == '\n' || c == '\r' || c == '\t';
    return turns
        || (Character.isISOControl(c) && !isBlank)
        || Character.getType(c) == Character.SURROGATE;
  }
}
