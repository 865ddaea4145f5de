package dev.althing.journal;

import dev.althing.config.DatabaseChoice;
import dev.althing.config.Secret;
import dev.althing.config.StorageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which database, and how patient to be with it.
 *
 * @param url a JDBC address, H2 or PostgreSQL
 * @param user whom to connect as; empty for the driver's own choice
 * @param password that user's password
 * @param poolSize how many connections at most, shared by the tables and the journal
 * @param waits how long anything may take
 */
public record DatabaseSettings(
    String url, String user, Secret password, int poolSize, Waits waits) {
  /** How many connections are enough for nearly everybody. */
  public static final int DEFAULT_POOL_SIZE = 10;

  private static final int MIN_POOL_SIZE = 3;
  private static final int MAX_POOL_SIZE = 100;

  private static final String H2_USER = "sa";

  /** Names keep their case, as the event journal needs it. */
  private static final String KEEP_CASE = ";DATABASE_TO_UPPER=FALSE";

  /** Every commit is on disk before it is told: H2 alone would wait half a second. */
  private static final String NO_DELAY = ";WRITE_DELAY=0";

  private static final Pattern SECRETS =
      Pattern.compile("(?i)(password|sslpassword|user)=[^&;]*|//[^/@]*@");

  /**
   * How long anything may take before it is given up, so that nothing hangs for ever.
   *
   * @param connect to get a connection
   * @param statement for one statement
   * @param lock for a lock that another transaction holds
   * @param queue in the queue, while the database is away
   */
  public record Waits(Duration connect, Duration statement, Duration lock, Duration queue) {
    /** Patient enough for a busy machine. */
    public static Waits standard() {
      return new Waits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
    }
  }

  /**
   * Checks the address and the size.
   *
   * @throws DatabaseProblem when they cannot work
   */
  public DatabaseSettings {
    url = Dialect.of(url) == Dialect.H2 ? withH2Options(url) : url;
    if (poolSize < MIN_POOL_SIZE || poolSize > MAX_POOL_SIZE) {
      throw new DatabaseProblem(
          "database.connections is %d; it must be from %d to %d"
              .formatted(poolSize, MIN_POOL_SIZE, MAX_POOL_SIZE),
          null);
    }
  }

  /** The database that an operator chose. */
  public static DatabaseSettings of(StorageSettings storage) {
    var chosen = storage.database();
    if (chosen instanceof DatabaseChoice.Server server) {
      String user = server.user().orElse(Dialect.of(server.url()) == Dialect.H2 ? H2_USER : "");
      Secret password = server.password().orElse(new Secret(""));
      return at(server.url(), user, password).withPoolSize(server.connections());
    }
    return storage
        .data()
        .map(DatabaseSettings::inDirectory)
        .orElseGet(DatabaseSettings::inMemory)
        .withPoolSize(chosen.connections());
  }

  /** A database at a JDBC address. */
  public static DatabaseSettings at(String url, String user, Secret password) {
    return new DatabaseSettings(url, user, password, DEFAULT_POOL_SIZE, Waits.standard());
  }

  /** An H2 file under the data directory. */
  public static DatabaseSettings inDirectory(Path data) {
    Path file = data.toAbsolutePath().normalize().resolve("bot").resolve("althing");
    if (file.toString().contains(";")) {
      throw new DatabaseProblem(
          "the data directory %s has a semicolon in its name, which H2 cannot open; rename it"
              .formatted(data),
          null);
    }
    return at("jdbc:h2:file:" + file, H2_USER, new Secret(""));
  }

  /** An H2 database that is gone when it is closed. */
  public static DatabaseSettings inMemory() {
    String name = "althing-" + UUID.randomUUID();
    String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    return at(url, H2_USER, new Secret(""));
  }

  /** The same with another size. */
  public DatabaseSettings withPoolSize(int size) {
    return new DatabaseSettings(url, user, password, size, waits);
  }

  /** The same with another patience. */
  public DatabaseSettings withWaits(Waits other) {
    return new DatabaseSettings(url, user, password, poolSize, other);
  }

  private static String withH2Options(String url) {
    String whole = url.contains("DATABASE_TO_UPPER=") ? url : url + KEEP_CASE;
    return whole.contains("WRITE_DELAY=") ? whole : whole + NO_DELAY;
  }

  /** The address as it may be shown: without options and passwords. */
  public String place() {
    String shown = SECRETS.matcher(url).replaceAll("");
    int end = shown.length();
    for (char mark : new char[] {'?', ';'}) {
      int at = shown.indexOf(mark);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return shown.substring(0, end);
  }

  /** Where it is, without secrets. */
  @Override
  public String toString() {
    return "%s as %s, %d connections".formatted(place(), user, poolSize);
  }
}
