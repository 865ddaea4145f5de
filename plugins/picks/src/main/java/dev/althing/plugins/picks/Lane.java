package dev.althing.plugins.picks;

import java.util.List;

/**
 * A lane or role that a member of a roster can be drawn for.
 *
 * @param word how it is written
 * @param spellings what it may be called besides, in letters
 */
record Lane(String word, List<String> spellings) {
  /** Whatever lane there is. */
  static final Lane ANY = Lane.of("any");

  Lane {
    spellings = List.copyOf(spellings);
  }

  static Lane of(String word, String... spellings) {
    return new Lane(word, List.of(spellings));
  }

  /** Whether it is called so, be it in the plural. */
  boolean isCalled(String letters) {
    return is(word, letters) || spellings.stream().anyMatch(one -> is(one, letters));
  }

  private static boolean is(String spelling, String letters) {
    return letters.equals(spelling) || letters.equals(spelling + "s");
  }
}
