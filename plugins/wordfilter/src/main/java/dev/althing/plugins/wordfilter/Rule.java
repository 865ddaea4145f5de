package dev.althing.plugins.wordfilter;

/**
 * One thing that is forbidden, as an operator wrote it.
 *
 * @param form how it is meant
 * @param text the word, phrase or expression
 * @param source where it is written
 */
record Rule(Form form, String text, Source source) {
  /** How many there may be. */
  static final int MOST = 5_000;

  /** How long one may be. */
  static final int LONGEST = 500;

  /** How a rule is meant. */
  enum Form {
    /** A word or a phrase. */
    WORD,
    /** An RE2 expression. */
    EXPRESSION
  }

  static Rule word(String text, Source source) {
    return new Rule(Form.WORD, text, source);
  }

  static Rule expression(String text, Source source) {
    return new Rule(Form.EXPRESSION, text, source);
  }
}
