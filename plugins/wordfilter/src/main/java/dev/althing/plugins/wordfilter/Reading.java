package dev.althing.plugins.wordfilter;

import java.util.Arrays;

/**
 * A text as words are looked for in it: each letter once, with how often it is repeated, and one
 * gap for all that lies between two words.
 */
final class Reading {
  /** What stands for the gap between words. */
  static final int GAP = ' ';

  private final int[] letters;
  private final int[] repeats;
  private final int length;

  private Reading(int[] letters, int[] repeats, int length) {
    this.letters = letters;
    this.repeats = repeats;
    this.length = length;
  }

  /** The reading of a plain text. */
  static Reading of(String plain) {
    var letters = new int[plain.length()];
    var repeats = new int[plain.length()];
    int length = 0;
    for (int at = 0; at < plain.length(); ) {
      int c = plain.codePointAt(at);
      at += Character.charCount(c);
      int letter = isInWord(c) ? c : GAP;
      if (length > 0 && letters[length - 1] == letter) {
        repeats[length - 1]++;
      } else {
        letters[length] = letter;
        repeats[length] = 1;
        length++;
      }
    }
    return new Reading(letters, repeats, length);
  }

  static boolean isInWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** The same without gaps at its ends. */
  Reading stripped() {
    int from = length > 0 && letters[0] == GAP ? 1 : 0;
    int to = length > from && letters[length - 1] == GAP ? length - 1 : length;
    return new Reading(
        Arrays.copyOfRange(letters, from, to), Arrays.copyOfRange(repeats, from, to), to - from);
  }

  int length() {
    return length;
  }

  int letter(int at) {
    return letters[at];
  }

  boolean isStart(int at) {
    return letters[at] != GAP && (at == 0 || letters[at - 1] == GAP);
  }

  boolean isEnd(int at) {
    return at == length || letters[at] == GAP;
  }

  /**
   * Whether each letter is repeated at least as often as in a word of the same letters, so that
   * "baaad" is "bad", but "as" is not "ass". Digits are repeated just as often.
   */
  boolean repeats(int from, Reading word) {
    for (int i = 0; i < word.length; i++) {
      int here = repeats[from + i];
      int wanted = word.repeats[i];
      boolean isLoose = word.letters[i] == GAP || !Character.isDigit(word.letters[i]);
      if (here < wanted && word.letters[i] != GAP || here > wanted && !isLoose) {
        return false;
      }
    }
    return true;
  }
}
