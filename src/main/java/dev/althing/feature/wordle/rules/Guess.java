package dev.althing.feature.wordle.rules;

import java.util.Locale;

/** A text, read as a guess. */
public sealed interface Guess {
  /** How many letters each word has. */
  int LETTERS = 5;

  /**
   * A word, whether or not it is in a list.
   *
   * @param letters in lower case
   */
  record Word(String letters) implements Guess {}

  /** No guess. */
  record Unfit(Why why) implements Guess {}

  /** Why a text is no guess. */
  enum Why {
    /** More than one word, or very much. */
    TALK,
    /** Something else than the letters from a to z. */
    OTHER_LETTERS,
    /** Fewer than five letters, or nothing. */
    TOO_SHORT,
    /** More than five letters. */
    TOO_LONG
  }

  /**
   * Reads a text, which may be anything. Letters that only look like those from a to z, and
   * characters that cannot be seen, make it no guess: nobody is to lose a row by them.
   */
  static Guess read(String text) {
    String word = text.strip();
    if (word.length() > 60 || word.codePoints().anyMatch(Guess::isBlank)) {
      return new Unfit(Why.TALK);
    }
    if (!word.chars().allMatch(Guess::isLetter)) {
      return new Unfit(Why.OTHER_LETTERS);
    }
    if (word.length() != LETTERS) {
      return new Unfit(word.length() < LETTERS ? Why.TOO_SHORT : Why.TOO_LONG);
    }
    return new Word(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
