package dev.althing.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A stop that is asked for while people talk; one that takes over ten seconds exits with 1. */
final class StopIT {
  private static final long SEED = 20261128;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void endsInTimeAmongPeopleWhoTalkAndGoesOnAfterwards() throws Exception {
    Path directory = Ground.fresh("stop-busy");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 2, 2, Map.of())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, new Random(SEED));
      talk.begin();
      Future<?> people = talk.ask(40, Duration.ofSeconds(6));
      talk.awaitAsked(15);

      assertThat(bot.stop()).isZero();

      installation.start();
      people.get();
      talk.awaitAnswers(LIMIT);
    }
  }

  @Test
  void endsInTimeAlthoughTheDatabaseIsAwayAndGoesOnAfterwards() throws Exception {
    Path directory = Ground.fresh("stop-without-database");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 2, 2, database.variables())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, new Random(SEED));
      talk.begin();
      Future<?> people = talk.ask(40, Duration.ofSeconds(6));
      talk.awaitAsked(10);
      database.kill();
      talk.awaitAsked(20);

      assertThat(bot.stop()).isZero();

      database.restart();
      installation.start();
      people.get();
      talk.awaitAnswers(LIMIT);
    }
  }
}
