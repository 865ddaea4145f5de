package dev.althing.testing;

import dev.althing.config.Secret;
import dev.althing.journal.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PostgreSQL that is installed on the machine, with the programs that the server of the other
 * tests lacks: {@code pg_dump}, {@code pg_restore}.
 */
public final class InstalledPostgres implements AutoCloseable {
  /** The database of the bot. */
  public static final String DATABASE = "althing";

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path directory;
  private final int port;

  private InstalledPostgres(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
  }

  /** Starts one, with an empty database; nothing on a machine without PostgreSQL. */
  public static Optional<InstalledPostgres> start() {
    return programs().map(InstalledPostgres::started);
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
          .max(Comparator.naturalOrder());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static InstalledPostgres started(Path programs) {
    try {
      Path directory = Files.createTempDirectory("postgres");
      var server = new InstalledPostgres(programs, directory, freePort());
      server.run(unprivileged("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", "."));
      server.run(
          unprivileged("pg_ctl", "-D", ".", "-w", "-l", "log", "-o", server.options(), "start"));
      server.run(List.of("createdb", DATABASE));
      return server;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private String options() {
    return "-F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + port;
  }

  /** PostgreSQL does not run as root. */
  private static List<String> unprivileged(String... command) {
    var whole = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("unshare", "-U"));
    }
    whole.addAll(List.of(command));
    return whole;
  }

  /** Its database, for the bot. */
  public DatabaseSettings settings() {
    return DatabaseSettings.at(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE),
        "postgres",
        new Secret("postgres"));
  }

  /** What programs of PostgreSQL are told, so that they find it. */
  public Map<String, String> environment() {
    return Map.of(
        "PATH", programs + ":" + System.getenv("PATH"),
        "PGHOST", "127.0.0.1",
        "PGPORT", String.valueOf(port),
        "PGUSER", "postgres",
        "PGCONNECT_TIMEOUT", "30");
  }

  /** Runs one of its programs; comes back with what it said. */
  public String run(List<String> command) {
    return Shell.run(directory, environment(), command);
  }

  @Override
  public void close() {
    run(unprivileged("pg_ctl", "-D", ".", "-m", "immediate", "-w", "stop"));
    Shell.run(directory.getParent(), Map.of(), List.of("rm", "-r", directory.toString()));
  }
}
