package dev.althing.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills at random moments: some while the bot is still starting, most while it works. */
final class Misfortune {
  private static final Logger LOG = LoggerFactory.getLogger(Misfortune.class);
  private static final int STARTING_MILLIS = 2_500;
  private static final int WORKING_MILLIS = 2_500;
  private static final int STARTING_EVERY = 5;

  private final Installation installation;
  private final Random random;

  /** Misfortune that can be repeated with the same seed, as far as a machine allows. */
  Misfortune(Installation installation, Random random) {
    this.installation = installation;
    this.random = random;
  }

  /** A seed that is told, or the one that is asked for with {@code -Dcrash.seed}. */
  static Random chance() {
    long seed = Long.getLong("crash.seed", new Random().nextLong());
    LOG.warn("-Dcrash.seed={}", seed);
    return new Random(seed);
  }

  /**
   * Starts and kills the bot so often and does each of the other evils once, in any order and at
   * any of its lives; then starts it.
   */
  void strike(int kills, List<Runnable> others) {
    List<Runnable> evils = new ArrayList<>(others);
    Collections.shuffle(evils, random);
    for (int left = kills; left > 0; left--) {
      JarProcess bot = installation.begin();
      if (random.nextInt(STARTING_EVERY) == 0) {
        pause(STARTING_MILLIS);
      } else {
        installation.awaitRunning(bot);
        pause(WORKING_MILLIS);
      }
      if (random.nextInt(left) < evils.size()) {
        evils.remove(evils.size() - 1).run();
        pause(WORKING_MILLIS / 2);
      }
      bot.kill();
    }
    installation.start();
  }

  private void pause(int most) {
    pause(random, most);
  }

  /** Lets some time go by, at most so many milliseconds. */
  static void pause(Random random, int most) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(most)).toNanos());
  }
}
