package dev.althing.plugins.fun;

import java.util.random.RandomGenerator;

/**
 * What some coins show after they were flipped.
 *
 * @param heads how many show heads
 * @param tails how many show tails
 */
record Coins(int heads, int tails) {
  /** Flips as many as that. */
  static Coins flip(int count, RandomGenerator random) {
    int heads = 0;
    for (int i = 0; i < count; i++) {
      heads += random.nextBoolean() ? 1 : 0;
    }
    return new Coins(heads, count - heads);
  }

  int count() {
    return heads + tails;
  }
}
