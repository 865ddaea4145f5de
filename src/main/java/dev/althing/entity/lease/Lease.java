package dev.althing.entity.lease;

import dev.althing.journal.Database;
import dev.althing.journal.DatabaseAway;
import dev.althing.journal.DatabaseProblem;
import dev.althing.journal.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right of this process alone to use its database, renewed as long as it lives.
 *
 * <p>While the database is away nobody can take it, so an outage alone loses nothing. When another
 * process did take it, no transaction of this one passes any more, and it is told to stop.
 */
public final class Lease implements AutoCloseable {
  /** How long a process that gives no sign of life is believed to live. */
  public static final Duration TERM = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final int MAX_TRIES = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final LeaseTable table;
  private final Holder self;
  private final Runnable onLost;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor heart;

  private Lease(Database database, LeaseTable table, Holder self, Runnable onLost) {
    this.database = database;
    this.table = table;
    this.self = self;
    this.onLost = onLost;
    this.heart =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "althing-lease");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lease, at once from a process that is known to be dead, otherwise when its holder
   * gives no sign of life for the rest of its term; blocks.
   *
   * @param owner a name unlike any other process's
   * @param onLost what to do when another process has taken it: stop
   * @throws DatabaseProblem with the line to print, when another process is alive
   */
  public static Lease take(Database database, String owner, Duration term, Runnable onLost) {
    var table = new LeaseTable(database.dialect(), term);
    var self = Holder.thisProcess(owner);
    var lease = new Lease(database, table, self, onLost);
    lease.waitForTurn();
    database.fence(lease::check);
    long beat = term.toMillis() / 3;
    var unused =
        lease.heart.scheduleWithFixedDelay(lease::renew, beat, beat, TimeUnit.MILLISECONDS);
    return lease;
  }

  /** Whether it is over: taken by another process, or given back. */
  public boolean isLost() {
    return over.get();
  }

  /** Gives the lease back, so that the next process need not wait. */
  @Override
  public void close() {
    heart.shutdownNow();
    if (!over.compareAndSet(false, true) || database.outage().isPresent()) {
      return;
    }
    try {
      database
          .transactUrgently(connection -> table.release(connection, self.owner()))
          .toCompletableFuture()
          .get(RELEASE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn(
          "the lease could not be given back; the next process waits for it: {}", e.toString());
    }
  }

  private void waitForTurn() {
    LeaseTable.Row first = null;
    while (true) {
      Optional<LeaseTable.Row> holder = look();
      if (holder.isEmpty()) {
        return;
      }
      LeaseTable.Row row = holder.get();
      boolean alive = first != null && !first.renewed().equals(row.renewed());
      if (alive || row.holder().isLiveNeighbourOf(self)) {
        throw taken(row);
      }
      if (first == null) {
        LOG.info("waiting for the lease of {}", row.holder().host());
        first = row;
      }
      pause();
    }
  }

  /** Takes it when it is free; otherwise says who has it. */
  private Optional<LeaseTable.Row> look() {
    for (int tries = 1; ; tries++) {
      try {
        return database.transactUrgently(this::tryToTake).toCompletableFuture().join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof DatabaseAway away)) {
          throw e;
        }
        if (tries == MAX_TRIES) {
          throw new DatabaseProblem(
              "the database at %s went away during the start".formatted(database.place()), away);
        }
        pause();
      }
    }
  }

  private Optional<LeaseTable.Row> tryToTake(Connection connection) throws SQLException {
    LeaseTable.Row row = table.lock(connection);
    // Who could open an embedded database is alone with it.
    boolean alone = database.dialect() == Dialect.H2;
    if (alone || row.expired() || row.holder().isDeadNeighbourOf(self)) {
      table.take(connection, self);
      return Optional.empty();
    }
    return Optional.of(row);
  }

  private DatabaseProblem taken(LeaseTable.Row row) {
    return new DatabaseProblem(
        ("another Althing (%s, process %d, since %s) is using the database at %s; stop it, or give"
                + " this one a database of its own")
            .formatted(
                row.holder().host(),
                row.holder().pid(),
                row.since().toInstant().truncatedTo(ChronoUnit.SECONDS),
                database.place()),
        null);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseProblem("interrupted while waiting for the lease", e);
    }
  }

  private void renew() {
    if (!renewing.compareAndSet(false, true)) {
      return;
    }
    database
        .transactUrgently(connection -> table.renew(connection, self.owner()))
        .whenComplete(
            (stillOurs, error) -> {
              renewing.set(false);
              if (error != null) {
                LOG.debug("the lease could not be renewed", error);
              } else if (!stillOurs) {
                lose();
              }
            });
  }

  private void check(Connection connection) throws SQLException {
    if (!table.holds(connection, self.owner())) {
      lose();
      throw new LeaseLost();
    }
  }

  private void lose() {
    if (over.compareAndSet(false, true)) {
      LOG.error("another process has taken the lease of the database at {}", database.place());
      heart.shutdown();
      onLost.run();
    }
  }
}
