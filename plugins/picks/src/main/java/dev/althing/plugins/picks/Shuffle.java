package dev.althing.plugins.picks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** An order that chance makes. */
final class Shuffle {
  private Shuffle() {}

  static <T> List<T> of(List<T> all, RandomGenerator random) {
    List<T> shuffled = new ArrayList<>(all);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, random.nextInt(last + 1));
    }
    return shuffled;
  }
}
