package dev.althing.plugins.fun;

import dev.althing.spi.Spelling;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What there is to choose from. Whoever names an option twice gives it two chances.
 *
 * @param all in the order in which they were written
 */
record Options(List<String> all) {
  /** So many are taken. */
  static final int MOST = 100;

  Options {
    all = List.copyOf(all);
  }

  boolean areTooMany() {
    return all.size() > MOST;
  }

  /** Whether at least two of them differ by more than their spelling. */
  boolean areAChoice() {
    return all.stream().map(Spelling::fold).distinct().limit(2).count() == 2;
  }

  String pick(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }
}
