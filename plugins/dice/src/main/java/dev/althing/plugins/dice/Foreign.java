package dev.althing.plugins.dice;

import dev.althing.spi.Markdown;
import java.util.regex.Pattern;

/** What people wrote, as Markdown that shows just that, on one line and not at any length. */
final class Foreign {
  /** All that cannot be seen or ends a line, but for what joins emoji. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}&&[^\u200D]]+");

  /** Where escaped addresses are broken, so that no client makes a link or a mention of them. */
  private static final Pattern JOINT = Pattern.compile("@|\\\\[.:](?=\\S)");

  private Foreign() {}

  /** At most so many characters, and then dots. */
  static String shown(String text, int most) {
    String escaped = Markdown.escape(UNSEEN.matcher(text).replaceAll(" "), most);
    return JOINT.matcher(escaped).replaceAll("$0\u200B");
  }
}
