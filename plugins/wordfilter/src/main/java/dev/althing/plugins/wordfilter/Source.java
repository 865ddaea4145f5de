package dev.althing.plugins.wordfilter;

/**
 * Where an operator wrote a rule.
 *
 * @param place in which list
 * @param number the how many-eth it is there, or in which line it stands
 */
record Source(Place place, int number) {
  /** A list of rules. */
  enum Place {
    /** The setting {@code words}. */
    WORDS("words"),
    /** The setting {@code patterns}. */
    PATTERNS("patterns"),
    /** The file in the plugin's directory. */
    FILE("file");

    private final String code;

    Place(String code) {
      this.code = code;
    }

    /** What the wording calls it. */
    String code() {
      return code;
    }
  }
}
