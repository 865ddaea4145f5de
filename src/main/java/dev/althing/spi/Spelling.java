package dev.althing.spi;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How names and choices are compared: without regard to case, to compatibility forms, to the skin
 * tone and presentation of emoji, and to characters that cannot be seen.
 */
public final class Spelling {
  private Spelling() {}

  /** The form in which two spellings of the same name are equal. */
  public static String fold(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints().filter(Spelling::isSignificant).forEach(visible::appendCodePoint);
    String lower = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }

  private static boolean isSignificant(int codePoint) {
    int type = Character.getType(codePoint);
    boolean invisible = type == Character.FORMAT || type == Character.CONTROL;
    return !invisible && !isVariation(codePoint) && !isSkinTone(codePoint);
  }

  private static boolean isVariation(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }
}
