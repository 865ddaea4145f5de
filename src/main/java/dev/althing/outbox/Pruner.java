package dev.althing.outbox;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.journal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Removes what was settled long ago, a little at a time. Time during which nothing ran does not
 * count: after a long stop the homeserver may tell again what was handled just before it.
 */
public final class Pruner extends AbstractBehavior<Pruner.Command> {
  /** What it is told. */
  public sealed interface Command {}

  private record Begun(Instant lastActive) implements Command {}

  private record Tick() implements Command {}

  private record Pruned(int rows) implements Command {}

  private record Failed(Throwable fault) implements Command {}

  private static final int STEP = 500;
  private static final Duration EVERY = Duration.ofMinutes(10);

  private static final List<String> SETTLED = List.of("outbox", "ledger", "one_shots");

  private static final String OLD_CAUSES =
      "delete from causes where cause in"
          + " (select cause from causes where written_at < ? order by written_at limit "
          + STEP
          + ")";

  /** A new one that keeps everything for so long. */
  public static Behavior<Command> create(Database database, Duration keep, InstantSource clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Pruner(context, timers, database, keep, clock)));
  }

  private final TimerScheduler<Command> timers;
  private final Database database;
  private final Duration keep;
  private final InstantSource clock;
  private final Instant started;
  private Instant lastActive = Instant.EPOCH;

  private Pruner(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Database database,
      Duration keep,
      InstantSource clock) {
    super(context);
    context.setLoggerName(Pruner.class);
    this.timers = timers;
    this.database = database;
    this.keep = keep;
    this.clock = clock;
    this.started = clock.instant();
    context.pipeToSelf(
        database.transactUntilDone(Pruner::lastActive),
        (last, fault) ->
            last != null
                ? new Begun(last.isPresent() ? Instant.ofEpochMilli(last.getAsLong()) : started)
                : new Failed(Objects.requireNonNull(fault)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begun.class, this::onBegun)
        .onMessage(Tick.class, this::onTick)
        .onMessage(Pruned.class, this::onPruned)
        .onMessage(Failed.class, this::onFailed)
        .build();
  }

  private Behavior<Command> onBegun(Begun begun) {
    lastActive = begun.lastActive();
    return onTick(new Tick());
  }

  private Behavior<Command> onTick(Tick tick) {
    Instant now = clock.instant();
    Instant active = lastActive.plus(Duration.between(started, now));
    Instant before = (active.isBefore(now) ? active : now).minus(keep);
    getContext()
        .pipeToSelf(
            database.transactUntilDone(connection -> prune(connection, before.toEpochMilli())),
            (rows, fault) ->
                rows != null ? new Pruned(rows) : new Failed(Objects.requireNonNull(fault)));
    return this;
  }

  private Behavior<Command> onPruned(Pruned pruned) {
    Duration next = pruned.rows() >= STEP ? Duration.ofMillis(100) : EVERY;
    timers.startSingleTimer(new Tick(), next);
    return this;
  }

  private Behavior<Command> onFailed(Failed failed) {
    getContext().getLog().error("old rows cannot be removed", failed.fault());
    timers.startSingleTimer(new Tick(), EVERY);
    return this;
  }

  private static OptionalLong lastActive(Connection connection) throws SQLException {
    return value(connection, "select max(written_at) from causes");
  }

  /** Removes a step's worth from each table; answers the most that one had. */
  private static int prune(Connection connection, long before) throws SQLException {
    // Lost events are told from others by the ids of those sent since.
    OptionalLong waiting =
        value(connection, "select min(written_at) from outbox where status = 'waiting'");
    long cutoff = Math.min(before, waiting.orElse(before));
    int most = delete(connection, OLD_CAUSES, cutoff);
    for (String table : SETTLED) {
      String sql =
          ("delete from %s where seq in (select seq from %s where settled_at < ?"
                  + " order by settled_at limit %d)")
              .formatted(table, table, STEP);
      most = Math.max(most, delete(connection, sql, cutoff));
    }
    return most;
  }

  private static OptionalLong value(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      long value = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
  }

  private static int delete(Connection connection, String sql, long before) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setLong(1, before);
      return delete.executeUpdate();
    }
  }
}
