package dev.althing.testing;

import dev.althing.config.Secret;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kinds of databases that Althing runs on, each able to give a fresh empty one: the source of
 * {@code @EnumSource(Databases.class)} for tests that must pass on both.
 */
public enum Databases {
  /** Embedded, in memory. */
  H2 {
    @Override
    public DatabaseSettings fresh() {
      return DatabaseSettings.inMemory();
    }
  },

  /** A real server, started once per process. */
  POSTGRESQL {
    @Override
    public DatabaseSettings fresh() {
      return freshPostgres(postgresPort());
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Settings of a new, empty database. */
  public abstract DatabaseSettings fresh();

  /** A new database with the schema of the program; whoever asks closes it. */
  public Database open() {
    return Database.open(fresh(), Clock.systemUTC(), new Random(1));
  }

  /** The port of the shared PostgreSQL server, to put something in front of it. */
  public static int postgresPort() {
    return Postgres.SERVER.getPort();
  }

  /** A new database of the shared PostgreSQL server, reached through another port. */
  public static DatabaseSettings freshPostgres(int port) {
    String name = "test" + COUNT.incrementAndGet();
    Postgres.run("create database " + name);
    return DatabaseSettings.at(
        "jdbc:postgresql://localhost:%d/%s".formatted(port, name),
        "postgres",
        new Secret("postgres"));
  }

  private static final class Postgres {
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void run(String sql) {
      try (var connection = SERVER.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
