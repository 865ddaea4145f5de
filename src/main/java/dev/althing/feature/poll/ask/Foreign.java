package dev.althing.feature.poll.ask;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.althing.matrix.json.Hygiene;

/** What people write, made fit to stand on one line among other words. */
final class Foreign {
  private static final int EMPTY_BRAILLE = 0x2800;

  private Foreign() {}

  /** On one line, and without what would turn the text around it. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    Hygiene.clean(text).codePoints().filter(c -> !turns(c)).forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll("[\\s\\p{Z}]+", " ");
  }

  /** Whether anything of it can be seen. */
  static boolean isVisible(String text) {
    return text.codePoints().anyMatch(Foreign::isVisible);
  }

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && c != EMPTY_BRAILLE
        && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static boolean turns(int c) {
    boolean isBlank = c == '\n' || c == '\r' || c == '\t';
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (Character.isISOControl(c) && !isBlank);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
