package dev.althing.plugins.picks;

import java.util.List;
import java.util.Set;

/**
 * What is to be drawn.
 *
 * @param seats what each is drawn for, in this order
 * @param without who is left out, in letters
 */
record Wish(List<Lane> seats, Set<String> without) {
  /** So many are drawn at once. */
  static final int MOST = 20;

  /** So many can be left out. */
  static final int MOST_WITHOUT = 30;

  Wish {
    seats = List.copyOf(seats);
    without = Set.copyOf(without);
  }
}
