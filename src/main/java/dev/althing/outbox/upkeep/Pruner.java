package dev.althing.outbox.upkeep;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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

  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration FILES = Duration.ofDays(1);

  /**
   * What it tidies up.
   *
   * @param tables forget by themselves what nobody waits for
   */
  public record Surroundings(
      Database database, List<EffectTable> tables, Attachments attachments, InstantSource clock) {
    /** Copies the list. */
    public Surroundings {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A new one.
   *
   * @param keep how long everything is kept
   * @param keepSent how long the ids of sent events are kept
   */
  public static Behavior<Command> create(Surroundings around, Duration keep, Duration keepSent) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Pruner(context, timers, around, keep, keepSent)));
  }

  private final TimerScheduler<Command> timers;
  private final Surroundings around;
  private final Duration keep;
  private final Duration keepSent;
  private final Instant started;
  private Instant lastActive = Instant.EPOCH;

  private Pruner(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Surroundings around,
      Duration keep,
      Duration keepSent) {
    super(context);
    context.setLoggerName(Pruner.class);
    this.timers = timers;
    this.around = around;
    this.keep = keep;
    this.keepSent = keepSent;
    this.started = around.clock().instant();
    context.pipeToSelf(
        around.database().transactUntilDone(Pruner::lastActive),
        (last, fault) ->
            last != null
                ? new Begun(last.orElse(started))
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
    Instant now = around.clock().instant();
    Instant active = lastActive.plus(Duration.between(started, now));
    Instant then = active.isBefore(now) ? active : now;
    var pruning = new Pruning(then.minus(keep), then.minus(keepSent));
    getContext()
        .pipeToSelf(
            around
                .database()
                .read(pruning::forgettable)
                .thenCompose(causes -> step(pruning, causes, now))
                .thenCompose(rows -> files(rows, now)),
            (rows, fault) ->
                rows != null ? new Pruned(rows) : new Failed(Objects.requireNonNull(fault)));
    return this;
  }

  private CompletionStage<Integer> step(Pruning pruning, List<String> causes, Instant now) {
    return around.database().transactUntilDone(c -> pruning.step(c, causes, around.tables(), now));
  }

  /** After the last step, and after its transaction, which nobody is to wait for a disk in. */
  private CompletionStage<Integer> files(int rows, Instant now) {
    return rows >= Pruning.STEP
        ? CompletableFuture.completedFuture(rows)
        : around
            .database()
            .read(Pruning::waitingFiles)
            .thenApply(
                waiting -> {
                  around.attachments().prune(waiting, now.minus(FILES));
                  return rows;
                });
  }

  private Behavior<Command> onPruned(Pruned pruned) {
    Duration next = pruned.rows() >= Pruning.STEP ? Duration.ofMillis(100) : EVERY;
    timers.startSingleTimer(new Tick(), next);
    return this;
  }

  private Behavior<Command> onFailed(Failed failed) {
    getContext().getLog().error("old rows cannot be removed", failed.fault());
    timers.startSingleTimer(new Tick(), EVERY);
    return this;
  }

  private static Optional<Instant> lastActive(Connection connection) throws SQLException {
    Sql.RowReader<Optional<Instant>> value =
        row -> {
          long at = row.getLong(1);
          return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
        };
    return Sql.query(connection, "select max(written_at) from causes", value).get(0);
  }
}
