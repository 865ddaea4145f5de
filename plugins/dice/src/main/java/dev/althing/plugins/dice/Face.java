package dev.althing.plugins.dice;

import java.util.List;

/**
 * A die that was thrown.
 *
 * @param value what it shows
 * @param before what it showed before it was thrown again
 * @param exploded whether it brought one more die
 * @param kept whether it counts
 */
record Face(int value, List<Integer> before, boolean exploded, boolean kept) {
  /** Copies the list. */
  Face {
    before = List.copyOf(before);
  }

  static Face of(int value) {
    return new Face(value, List.of(), false, true);
  }

  Face explode() {
    return new Face(value, before, true, kept);
  }

  Face drop() {
    return new Face(value, before, exploded, false);
  }
}
