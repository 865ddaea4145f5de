package dev.althing.imports;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import dev.althing.config.CannotStart;
import dev.althing.entity.Directory;
import dev.althing.entity.Entities;
import dev.althing.entity.lease.Lease;
import dev.althing.feature.welcome.Welcome;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.Glance;
import dev.althing.journal.event.JournalFormat;
import dev.althing.journal.event.JournalSetup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of a bot that is stopped: its database and entities, without a homeserver. */
final class Records implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);
  private static final Duration REST = Duration.ofSeconds(2);

  private final Database database;
  private final Lease lease;
  private final ActorSystem<Directory.Command> system;

  private Records(Database database, Lease lease) {
    this.database = database;
    this.lease = lease;
    this.system =
        ActorSystem.create(
            Directory.create(REST, () -> database.outage().isPresent()),
            "althing-import",
            JournalSetup.of(database, format(), ConfigFactory.load()));
  }

  private static JournalFormat format() {
    return new JournalFormat(
        Stream.of(WordleFeature.FAMILIES, Welcome.FAMILIES)
            .flatMap(families -> families.stream())
            .toList());
  }

  /**
   * Opens them as they are: tables are made and changed by the bot alone; blocks.
   *
   * @throws CannotStart with the line to print, when there are none, or the bot has them
   * @throws dev.althing.journal.DatabaseProblem likewise, when the database does not let us in
   */
  static Records open(DatabaseSettings settings, InstantSource clock, RandomGenerator random) {
    Glance.Schema schema = schema(settings);
    if (schema.found() != schema.known()) {
      throw new CannotStart(
          "the database at %s has schema %d and this program %d; start this version of the bot once"
                  .formatted(schema.place(), schema.found(), schema.known())
              + ", stop it, and import then");
    }
    Database database = Database.connect(settings, clock, random);
    try {
      return open(database);
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  private static Records open(Database database) {
    Lease lease =
        Lease.take(
            database,
            UUID.randomUUID().toString(),
            Lease.TERM,
            () -> LOG.error("another process has taken the database over"));
    try {
      return new Records(database, lease);
    } catch (RuntimeException fault) {
      lease.close();
      throw fault;
    }
  }

  private static Glance.Schema schema(DatabaseSettings settings) {
    Glance glance = Glance.at(settings);
    if (glance instanceof Glance.Schema schema) {
      return schema;
    }
    if (glance instanceof Glance.InUse used) {
      throw new CannotStart("a running bot uses the database at " + used.place() + "; stop it");
    }
    if (glance instanceof Glance.Missing missing) {
      throw new CannotStart(
          "there is no database at "
              + missing.place()
              + " yet; start the bot once, stop it, and import then");
    }
    if (glance instanceof Glance.Broken broken) {
      throw new CannotStart(broken.reason());
    }
    throw new CannotStart(
        "the bot keeps nothing, so nothing can be added; set ALTHING_DATA or ALTHING_DB_URL");
  }

  Entities entities() {
    return Directory.facade(system);
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, 5, TimeUnit.SECONDS)
        .join();
    lease.close();
    database.close();
  }
}
