package dev.althing.text.plain;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** How much room a text takes: in an event, and on a line. */
public final class Sizes {
  private Sizes() {}

  /** The bytes of a text inside a JSON string in UTF-8. */
  public static int json(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        bytes += c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f' ? 2 : 6;
      } else if (c == '"' || c == '\\') {
        bytes += 2;
      } else if (c < 0x80) {
        bytes++;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** The columns of a text in a fixed-width font: emoji and East Asian characters take two. */
  public static int columns(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return text.length();
    }
    int columns = 0;
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int start = 0;
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      columns += isWide(text, start, end) ? 2 : 1;
      start = end;
    }
    return columns;
  }

  private static boolean isWide(String text, int start, int end) {
    int first = text.codePointAt(start);
    int width = UCharacter.getIntPropertyValue(first, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE
        || width == UCharacter.EastAsianWidth.FULLWIDTH
        || text.substring(start, end).indexOf('\uFE0F') >= 0;
  }
}
