package dev.althing.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server that can be killed and comes back with what was committed. */
final class PostgresServer implements AutoCloseable {
  static final String PASSWORD = "a-database-password-nobody-may-see";
  private static final int ATTEMPTS = 60;

  private final Path data;
  private EmbeddedPostgres server;

  /** Starts it, with a database and a user for the bot. */
  PostgresServer(Path directory) {
    this.data = directory.resolve("postgres");
    this.server = started(0);
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role keeper login password '" + PASSWORD + "'");
      statement.execute("create database keeper owner keeper");
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** What the bot is told of it. */
  Map<String, String> variables() {
    return Map.of(
        "ALTHING_DB_URL",
        "jdbc:postgresql://localhost:%d/keeper".formatted(server.getPort()),
        "ALTHING_DB_USER",
        "keeper",
        "ALTHING_DB_PASSWORD",
        PASSWORD);
  }

  /** The bot's database. */
  Connection connect() throws SQLException {
    return server.getDatabase("postgres", "keeper").getConnection();
  }

  /** SIGKILL. */
  void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(30, TimeUnit.SECONDS);
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** SIGKILL, and again from what was committed. */
  void killAndRestart() {
    kill();
    restart();
  }

  /** Starts it again on the same port. */
  void restart() {
    server = started(server.getPort());
  }

  /** What is left of a killed server may need a moment to go. */
  private EmbeddedPostgres started(int port) {
    for (int attempt = 1; ; attempt++) {
      try {
        var builder =
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off");
        return port == 0 ? builder.start() : builder.setPort(port).start();
      } catch (IOException | IllegalStateException fault) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(fault);
        }
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
