package dev.althing.plugins.dice;

import java.util.List;

/**
 * A roll that was made.
 *
 * @param roll what was asked for
 * @param pools the dice of each pool, in the order in which the pools are written
 * @param total what it came to
 */
record Outcome(Roll roll, List<List<Face>> pools, long total) {
  /** Copies the lists. */
  Outcome {
    pools = pools.stream().map(List::copyOf).toList();
  }
}
