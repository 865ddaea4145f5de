package dev.althing.bench;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import dev.althing.entity.Directory;
import dev.althing.entity.Entities;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.event.JournalFormat;
import dev.althing.journal.event.JournalSetup;
import dev.althing.matrix.id.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The players in the store of a bot that is stopped, without any homeserver. */
final class Sleepers implements AutoCloseable {
  private static final Duration REST = Duration.ofMinutes(10);

  private final Database database;
  private final ActorSystem<Directory.Command> system;

  Sleepers(DatabaseSettings store) {
    database = Database.connect(store, Clock.systemUTC(), new Random(1));
    system =
        ActorSystem.create(
            Directory.create(REST, () -> false),
            "sleepers",
            JournalSetup.of(
                database, new JournalFormat(WordleFeature.FAMILIES), ConfigFactory.load()));
  }

  /** Asks all of them something at once; done when all have answered. */
  CompletableFuture<Void> wake(List<UserId> players) {
    Entities entities = Directory.facade(system);
    return CompletableFuture.allOf(
        players.stream()
            .map(player -> WordleFeature.isImported(entities, "bench", player))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new));
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    database.close();
  }
}
