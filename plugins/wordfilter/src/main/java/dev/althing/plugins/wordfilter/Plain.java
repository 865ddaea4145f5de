package dev.althing.plugins.wordfilter;

import java.text.Normalizer;

/**
 * The plain form of a text, in which spellings that read alike are alike: small letters without
 * accents, compatibility forms made usual, and nothing that cannot be seen.
 */
final class Plain {
  /** So much of a text is looked at; normalizing may make it longer. */
  static final int MOST_READ = 20_000;

  /** More marks on one letter have no meaning, and sorting them takes long. */
  private static final int MOST_MARKS = 4;

  private Plain() {}

  static String of(String text) {
    String seen = visible(cut(text), false);
    String parts = Normalizer.normalize(seen, Normalizer.Form.NFKD);
    // Parts of letters may turn out to be accents, or to have a small form, only now.
    String small = visible(parts, true);
    return cut(Normalizer.normalize(small, Normalizer.Form.NFC));
  }

  /** The part of a text that is looked at. */
  static String cut(String text) {
    return text.length() <= MOST_READ ? text : text.substring(0, MOST_READ);
  }

  private static String visible(String text, boolean small) {
    var visible = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK;
      marks = isMark ? marks + 1 : 0;
      if (Character.isWhitespace(c)) {
        visible.append(' ');
      } else if (!isUnseen(c) && marks <= MOST_MARKS) {
        append(visible, small ? Character.toLowerCase(Character.toUpperCase(c)) : c);
      }
    }
    return visible.toString();
  }

  /** Letters that no normal form takes apart, and those in boxes and circles. */
  private static void append(StringBuilder to, int c) {
    switch (c) {
      case 'ß', 'ẞ' -> to.append("ss");
      case 'æ', 'Æ' -> to.append("ae");
      case 'œ', 'Œ' -> to.append("oe");
      case 'ø', 'Ø' -> to.append('o');
      case 'ł', 'Ł' -> to.append('l');
      case 'đ', 'Đ' -> to.append('d');
      case 'ı' -> to.append('i');
      default -> to.appendCodePoint(unboxed(c));
    }
  }

  private static int unboxed(int c) {
    if (c >= 0x1F150 && c <= 0x1F169) { // white on a black circle
      return c - 0x1F150 + 'a';
    }
    if (c >= 0x1F170 && c <= 0x1F189) { // white on a black square
      return c - 0x1F170 + 'a';
    }
    return c >= 0x1F1E6 && c <= 0x1F1FF ? c - 0x1F1E6 + 'a' : c; // the letters of flags
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.CONTROL, Character.SURROGATE -> true;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          // Marks of one script are parts of its letters, such as vowels.
          Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED;
      default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0; // Hangul fillers
    };
  }
}
