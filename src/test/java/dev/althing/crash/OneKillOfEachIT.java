package dev.althing.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One kill of each kind while people talk; the crash profile does the same many times. */
final class OneKillOfEachIT {
  private static final long SEED = 20261120;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void killsOfBotAndHomeserverLoseAndDoubleNothing() throws Exception {
    Path directory = Ground.fresh("one-kill");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 2, 2, Map.of())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, new Random(SEED));
      talk.begin();
      Future<?> people = talk.ask(40, Duration.ofSeconds(6));
      talk.awaitAsked(12);
      bot.kill();
      installation.start();
      talk.awaitAsked(25);
      town.killAndRestart();
      people.get();
      talk.awaitAnswers(LIMIT);
    }
  }

  @Test
  void aKillOfTheDatabaseLosesAndDoublesNothing() throws Exception {
    Path directory = Ground.fresh("one-kill-database");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 2, 2, database.variables())) {
      installation.start();
      Talk talk = new Talk(installation, new Random(SEED));
      talk.begin();
      Future<?> people = talk.ask(40, Duration.ofSeconds(6));
      talk.awaitAsked(15);
      database.kill();
      talk.awaitAsked(30);
      database.restart();
      people.get();
      talk.awaitAnswers(LIMIT);
    }
  }
}
