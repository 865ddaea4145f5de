package dev.althing.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many kills at random moments, on a homeserver that misbehaves, while people talk. */
@Tag("crash")
final class ManyKillsIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void fiftyKillsOfTheBotAndSomeOfTheHomeserverLoseAndDoubleNothing() throws Exception {
    Random random = Misfortune.chance();
    Path directory = Ground.fresh("many-kills");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 5, 4, Map.of())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, random);
      talk.begin();
      town.faults(Town.ALL_FAULTS);
      Future<?> people = talk.ask(500, Duration.ofSeconds(200));
      bot.kill();
      new Misfortune(installation, random).strike(49, 5, town::killAndRestart);
      people.get();
      town.faults(Town.NO_FAULTS);
      talk.awaitAnswers(LIMIT);
    }
  }

  @Test
  void killsOfTheBotAndItsDatabaseLoseAndDoubleNothing() throws Exception {
    Random random = Misfortune.chance();
    Path directory = Ground.fresh("many-kills-database");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 3, 3, database.variables())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, random);
      talk.begin();
      town.faults(Town.ALL_FAULTS);
      Future<?> people = talk.ask(150, Duration.ofSeconds(50));
      bot.kill();
      new Misfortune(installation, random)
          .strike(
              9,
              4,
              () -> {
                database.kill();
                database.restart();
              });
      people.get();
      town.faults(Town.NO_FAULTS);
      talk.awaitAnswers(LIMIT);
    }
  }
}
