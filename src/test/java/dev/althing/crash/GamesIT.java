package dev.althing.crash;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kill in the middle of each kind of game: nothing is lost and nothing doubled. */
final class GamesIT {
  private static final long SEED = 20261130;

  @Test
  void oneKillInTheMiddleOfEachGame() throws Exception {
    Path directory = Ground.fresh("games");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 3, 1, Map.of())) {
      play(installation, new Random(SEED), 1, 1);
    }
  }

  @Test
  @Tag("crash")
  void manyKillsOnPostgresql() throws Exception {
    Path directory = Ground.fresh("many-games");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 5, 1, database.variables())) {
      play(installation, Misfortune.chance(), 3, 2);
    }
  }

  /** So many kills in each game, of which some are before what was said is read. */
  private static void play(Installation installation, Random random, int kills, int every) {
    installation.start();
    new Talk(installation, random).begin();
    Table table = new Table(installation);
    table.words(new Kills(installation, random, kills));
    table.poll(new Kills(installation, random, kills));
    table.question(new Kills(installation, random, Math.min(kills, every)));
  }

  /** A kill each time, until there were so many; the bot is back at once, at a moment by chance. */
  private static final class Kills implements Runnable {
    private final Installation installation;
    private final Random random;
    private int left;

    Kills(Installation installation, Random random, int left) {
      this.installation = installation;
      this.random = random;
      this.left = left;
    }

    @Override
    public void run() {
      if (left > 0) {
        left--;
        Misfortune.pause(random, 300);
        installation.bot().kill();
        installation.start();
      }
    }
  }
}
