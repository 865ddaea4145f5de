package dev.althing.journal;

import com.zaxxer.hikari.HikariDataSource;
import dev.althing.journal.outage.Availability;
import dev.althing.journal.outage.Outage;
import dev.althing.journal.outage.SqlFaults;
import dev.althing.trouble.Backoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one database of the process: SQL runs on its own few threads, never on the caller's.
 *
 * <p>Stages fail with {@link DatabaseAway} when trying again may help, with {@link DatabaseFault}
 * when it will not, and with whatever unchecked exception the work itself throws. They complete on
 * the database's threads: what follows them must not block.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final Duration PROBE_EVERY = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));

  private final DatabaseSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final HikariDataSource pool;
  private final WorkThreads threads;
  private final Availability availability;
  private final Set<Wish<?>> wishes = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** H2 inserts a key twice when two merges meet, and says so to the second: one at a time. */
  private final ReentrantLock h2Turn = new ReentrantLock();

  private volatile Fence fence = connection -> {};

  private Database(
      DatabaseSettings settings,
      InstantSource clock,
      RandomGenerator random,
      HikariDataSource pool) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.pool = pool;
    this.threads = new WorkThreads(Shares.of(settings.poolSize()).tables());
    this.availability = new Availability(clock);
  }

  /**
   * Connects and brings the schema up to date; blocks.
   *
   * @throws DatabaseProblem with the line to print, when that cannot be done
   */
  public static Database open(
      DatabaseSettings settings, InstantSource clock, RandomGenerator random) {
    Database database = connect(settings, clock, random);
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Connects and makes only the first tables, among them the lease: who gets the lease goes on to
   * {@link #migrate}, so that no newcomer changes the schema under a running process; blocks.
   *
   * @throws DatabaseProblem with the line to print, when that cannot be done
   */
  public static Database connect(
      DatabaseSettings settings, InstantSource clock, RandomGenerator random) {
    Database database;
    try {
      H2Files.prepare(settings.url());
      database = new Database(settings, clock, random, Pools.open(settings));
    } catch (SQLException | RuntimeException e) {
      throw StartProblems.of(settings, e);
    }
    try {
      database.migrateTo(1);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Brings the schema up to date; blocks.
   *
   * @throws DatabaseProblem with the line to print, when that cannot be done
   */
  public void migrate() {
    migrateTo(Integer.MAX_VALUE);
  }

  private void migrateTo(int version) {
    List<Migration> known = Migration.all();
    try (Connection connection = pool.getConnection()) {
      new Migrations(known, dialect()).apply(connection, Math.min(version, known.size()));
    } catch (SQLException | DatabaseProblem e) {
      throw StartProblems.of(settings, e);
    }
  }

  /** The SQL of this kind of database, where kinds differ. */
  public Dialect dialect() {
    return Dialect.of(settings.url());
  }

  /** Where it is, as an operator may see it. */
  public String place() {
    return settings.place();
  }

  /** Reads, each statement by itself. */
  public <T> CompletionStage<T> read(SqlWork<T> work) {
    return submit(work);
  }

  /**
   * Does the work in one transaction and completes after the commit. When it fails with {@link
   * DatabaseAway} it may have been done all the same.
   */
  public <T> CompletionStage<T> transact(SqlWork<T> work) {
    return submit(connection -> inTurn(connection, work));
  }

  /**
   * Does the work in one transaction, again and again while the database is away, until it is done
   * or this is closed. The work must be idempotent.
   */
  public <T> CompletionStage<T> transactUntilDone(SqlWork<T> work) {
    var wish = new Wish<>(work);
    wishes.add(wish);
    wish.attempt(0);
    return wish.result;
  }

  /**
   * Does the work in one transaction beside the queue and past the fence: for the few things that
   * must go on whatever happens, such as the heartbeat of the lease.
   */
  public <T> CompletionStage<T> transactUrgently(SqlWork<T> work) {
    var result = new CompletableFuture<T>();
    execute(
        result,
        () ->
            threads.submitUrgently(
                () -> complete(result, c -> inTransaction(c, work, connection -> {}))));
    return result;
  }

  /** Lets only those transactions pass that the fence lets pass. */
  public void fence(Fence check) {
    this.fence = check;
  }

  /** Since when it is missed; empty while it answers. */
  public Optional<Outage> outage() {
    return availability.outage();
  }

  /**
   * Whether it has answered for so long: right after a start or an outage, work that waited for it
   * is still being caught up with.
   */
  public boolean isSettled(Duration time) {
    return availability.isSettled(time);
  }

  /** Tells when it is missed (with the outage) and when it answers again (with nothing). */
  public void onChange(Consumer<Optional<Outage>> listener) {
    availability.listen(listener);
  }

  /** The pool, for the event journal alone, which has its own threads. */
  public DataSource pool() {
    return pool;
  }

  /** How many connections the event journal may take. */
  public int journalShare() {
    return Shares.of(settings.poolSize()).journal();
  }

  /** Finishes what is under way, for a few seconds at most; what waits to be retried fails. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    threads.close(outage().isEmpty() ? CLOSE_PATIENCE : Duration.ZERO);
    wishes.forEach(wish -> wish.result.completeExceptionally(closedNow()));
    if (dialect() == Dialect.H2) {
      shutDownH2();
    }
    pool.close();
  }

  private void shutDownH2() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      LOG.debug("the embedded database was closed already", e);
    }
  }

  private <T> CompletionStage<T> submit(SqlWork<T> wholeWork) {
    var result = new CompletableFuture<T>();
    Instant late = clock.instant().plus(settings.waits().queue());
    execute(
        result,
        () ->
            threads.submit(
                () -> {
                  if (outage().isPresent() && clock.instant().isAfter(late)) {
                    result.completeExceptionally(new DatabaseAway("the database is away", null));
                  } else {
                    complete(result, wholeWork);
                  }
                }));
    return result;
  }

  private void execute(CompletableFuture<?> result, Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          closed.get() ? closedNow() : new DatabaseAway("too much waits for the database", e));
    }
  }

  private <T> void complete(CompletableFuture<T> result, SqlWork<T> wholeWork) {
    try (Connection connection = pool.getConnection()) {
      T value = wholeWork.run(connection);
      availability.back();
      result.complete(value);
    } catch (SQLException e) {
      result.completeExceptionally(translate(e));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private RuntimeException translate(SQLException error) {
    if (closed.get()) {
      return closedNow();
    }
    String message = SqlFaults.sayOf(error);
    return switch (SqlFaults.kindOf(error)) {
      case AWAY -> {
        if (availability.away(message)) {
          threads.later(PROBE_EVERY, this::probe);
        }
        yield new DatabaseAway("the database is away: " + message, error);
      }
      case COLLISION -> new DatabaseAway("another transaction was in the way: " + message, error);
      case FAULT -> {
        availability.back();
        yield new DatabaseFault(message, error);
      }
    };
  }

  /** Finds out that it is back when nobody else asks. */
  private void probe() {
    transactUrgently(Database::answers)
        .whenComplete(
            (yes, error) -> {
              if (outage().isPresent() && !closed.get()) {
                threads.later(PROBE_EVERY, this::probe);
              }
            });
  }

  private static boolean answers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(Pools.PROBE);
    }
  }

  private <T> T inTurn(Connection connection, SqlWork<T> work) throws SQLException {
    if (dialect() != Dialect.H2) {
      return inTransaction(connection, work, fence);
    }
    h2Turn.lock();
    try {
      return inTransaction(connection, work, fence);
    } finally {
      h2Turn.unlock();
    }
  }

  private static <T> T inTransaction(Connection connection, SqlWork<T> work, Fence fence)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      fence.check(connection);
      T value = work.run(connection);
      connection.commit();
      done = true;
      return value;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("the rollback failed too", e);
    }
  }

  private static DatabaseAway closedNow() {
    return new DatabaseAway("the database is closed", null);
  }

  /** Work that is tried until it is done. */
  private final class Wish<T> {
    private final SqlWork<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Wish(SqlWork<T> work) {
      this.work = work;
    }

    void attempt(int failures) {
      transact(work).whenComplete((value, error) -> settle(value, error, failures));
    }

    private void settle(T value, @Nullable Throwable error, int failures) {
      if (error instanceof DatabaseAway && !closed.get()) {
        Duration wait = BACKOFF.after(failures + 1, random);
        execute(result, () -> threads.later(wait, () -> attempt(failures + 1)));
        return;
      }
      wishes.remove(this);
      if (error == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(error);
      }
    }
  }
}
