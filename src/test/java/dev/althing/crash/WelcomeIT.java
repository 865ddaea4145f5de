package dev.althing.crash;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills while newcomers are received: all are greeted once and invited once. */
final class WelcomeIT {
  private static final int ROUNDS = 4;

  @Test
  @Tag("crash")
  void killsOnTheWayInLoseAndDoubleNothing() throws Exception {
    Path directory = Ground.fresh("welcome");
    try (Town town = new Town(directory);
        Installation installation = new Installation(directory, town, 1, 1, Map.of())) {
      walk(installation);
    }
  }

  @Test
  @Tag("crash")
  void killsOnTheWayInLoseAndDoubleNothingOnPostgresql() throws Exception {
    Path directory = Ground.fresh("welcome-postgresql");
    try (Town town = new Town(directory);
        PostgresServer database = new PostgresServer(directory);
        Installation installation = new Installation(directory, town, 1, 1, database.variables())) {
      walk(installation);
    }
  }

  private static void walk(Installation installation) {
    Random random = Misfortune.chance();
    Reception reception = new Reception(installation);
    installation.start();
    reception.begin();
    Runnable nothing = () -> {};
    Runnable dies = () -> installation.bot().kill();
    Runnable rises = installation::start;
    Runnable kill =
        () -> {
          Misfortune.pause(random, 300);
          dies.run();
          rises.run();
        };
    reception.walk("ann", nothing, dies, rises);
    for (int i = 0; i < ROUNDS; i++) {
      reception.walk("bea" + i, nothing, nothing, kill);
      reception.walk("cleo" + i, kill, nothing, nothing);
    }
    reception.assertNothingIsDoubled();
  }
}
