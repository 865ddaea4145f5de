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

  /** A line as it is typed behind a prefix: {@code !flip}, and {@code bot flip} behind a word. */
  public static String behind(String prefix, String line) {
    boolean endsAWord =
        !prefix.isEmpty() && Character.isLetterOrDigit(prefix.codePointBefore(prefix.length()));
    return prefix + (endsAWord ? " " : "") + line;
  }

  /**
   * How many slips of the finger lie between two words: letters left out, added, exchanged, swapped
   * (Damerau and Levenshtein's distance).
   */
  public static int slips(String from, String to) {
    int[] a = from.codePoints().toArray();
    int[] b = to.codePoints().toArray();
    int[] beforeLast = new int[b.length + 1];
    int[] last = new int[b.length + 1];
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
    }
    return row[b.length];
  }
}
