package dev.althing.feature.poll.count;

/**
 * How the votes of one poll are read.
 *
 * @param options how many options there are
 * @param most how many of them one person may choose
 * @param ranked whether the order of a vote matters, and all options may be in it
 */
public record Mode(int options, int most, boolean ranked) {
  /** How many options count in one vote. */
  int counted() {
    return ranked ? options : Math.max(1, most);
  }
}
