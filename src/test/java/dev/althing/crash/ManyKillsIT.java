package dev.althing.crash;

import static java.util.Collections.nCopies;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many kills of the bot and of what it stands on, at random moments, on a homeserver that
 * misbehaves, while people talk.
 */
@Tag("crash")
final class ManyKillsIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void fiftyKillsAndSomeOfHomeserverAndDatabaseLoseAndDoubleNothing() throws Exception {
    Random random = Misfortune.chance();
    Path directory = Ground.fresh("many-kills");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 5, 4, database.variables())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, random);
      talk.begin();
      town.faults(Town.ALL_FAULTS);
      Future<?> people = talk.ask(500, Duration.ofSeconds(240));
      bot.kill();
      new Misfortune(installation, random)
          .strike(49, evils(6, town::killAndRestart, 6, database::killAndRestart));
      people.get();
      town.faults(Town.NO_FAULTS);
      talk.awaitAnswers(LIMIT);
    }
  }

  @Test
  void onH2KillsOfTheBotAndTheHomeserverLoseAndDoubleNothing() throws Exception {
    Random random = Misfortune.chance();
    Path directory = Ground.fresh("many-kills-h2");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 3, 3, Map.of())) {
      JarProcess bot = installation.start();
      Talk talk = new Talk(installation, random);
      talk.begin();
      town.faults(Town.ALL_FAULTS);
      Future<?> people = talk.ask(150, Duration.ofSeconds(60));
      bot.kill();
      new Misfortune(installation, random).strike(14, nCopies(3, town::killAndRestart));
      people.get();
      town.faults(Town.NO_FAULTS);
      talk.awaitAnswers(LIMIT);
    }
  }

  private static List<Runnable> evils(int often, Runnable one, int oftenToo, Runnable other) {
    return Stream.concat(nCopies(often, one).stream(), nCopies(oftenToo, other).stream()).toList();
  }
}
