package dev.althing.outbox.write;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseAway;
import dev.althing.journal.Sql;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes effects down, many causes in one transaction: what arrives while a transaction runs goes
 * into the next. While the database is away it waits, and everyone who handed something over with
 * it. It keeps nothing itself: what was not committed fails when it stops, and is handed over again
 * by whoever has not been told that it is safe.
 */
public final class EffectWriter extends AbstractBehavior<EffectWriter.Command> {
  /** What it is told. */
  public sealed interface Command {}

  /** Writes the effects of a cause; the result is told to the promise. */
  public record Write(Cause cause, List<Effect> effects, CompletableFuture<Written> promise)
      implements Command {
    /** Copies the list. */
    public Write {
      effects = List.copyOf(effects);
    }
  }

  private record Committed(List<Write> batch, List<Written> results) implements Command {}

  private record Failed(List<Write> batch, Throwable fault) implements Command {}

  private static final int MOST_IN_A_BATCH = 256;
  private static final int MOST_WAITING = 20_000;

  /** A new writer into these tables. */
  public static Behavior<Command> create(
      Database database, List<EffectTable> tables, InstantSource clock) {
    return Behaviors.setup(
        context -> new EffectWriter(context, database, new EffectTables(tables), clock));
  }

  /** The door to a writer. */
  public static Effects door(ActorRef<Command> writer, Database database) {
    return new Effects() {
      @Override
      public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
        var promise = new CompletableFuture<Written>();
        writer.tell(new Write(cause, effects, promise));
        return promise;
      }

      @Override
      public CompletionStage<Boolean> knows(Cause cause) {
        String sql = "select 1 from causes where cause = ?";
        return database.transactUntilDone(
            connection -> !Sql.query(connection, sql, row -> true, cause.value()).isEmpty());
      }
    };
  }

  private final Database database;
  private final EffectTables tables;
  private final InstantSource clock;
  private final ArrayDeque<Write> waiting = new ArrayDeque<>();
  private List<Write> underWay = List.of();

  /** How many of those that wait are to be written one by one, because one of them is bad. */
  private int singles;

  private EffectWriter(
      ActorContext<Command> context, Database database, EffectTables tables, InstantSource clock) {
    super(context);
    context.setLoggerName(EffectWriter.class);
    this.database = database;
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Write.class, this::onWrite)
        .onMessage(Committed.class, this::onCommitted)
        .onMessage(Failed.class, this::onFailed)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onWrite(Write write) {
    if (waiting.size() >= MOST_WAITING) {
      write.promise().completeExceptionally(refusal("too much waits to be written"));
      return this;
    }
    var homeless = tables.homeless(write.effects());
    if (homeless.isPresent()) {
      String kind = homeless.get().getClass().getSimpleName();
      write.promise().completeExceptionally(refusal("nothing carries out a " + kind));
      return this;
    }
    waiting.add(write);
    return advance();
  }

  private Behavior<Command> onCommitted(Committed done) {
    underWay = List.of();
    for (int i = 0; i < done.batch().size(); i++) {
      Write write = done.batch().get(i);
      if (done.results().get(i) == Written.FIRST) {
        tables.committed(entry(write));
      }
    }
    for (int i = 0; i < done.batch().size(); i++) {
      done.batch().get(i).promise().complete(done.results().get(i));
    }
    return advance();
  }

  /**
   * The database works but does not take the batch: one bad cause must not take others along. Being
   * away ends only with the process.
   */
  private Behavior<Command> onFailed(Failed failed) {
    underWay = List.of();
    List<Write> batch = failed.batch();
    if (failed.fault() instanceof DatabaseAway) {
      batch.forEach(write -> write.promise().completeExceptionally(failed.fault()));
      return advance();
    }
    if (batch.size() == 1) {
      Write write = batch.get(0);
      var log = getContext().getLog();
      log.error("the effects of {} cannot be written", write.cause(), failed.fault());
      write.promise().completeExceptionally(failed.fault());
      return advance();
    }
    for (int i = batch.size() - 1; i >= 0; i--) {
      waiting.addFirst(batch.get(i));
    }
    singles = Math.max(singles, batch.size());
    return advance();
  }

  private Behavior<Command> advance() {
    if (!underWay.isEmpty() || waiting.isEmpty()) {
      return this;
    }
    int size = singles > 0 ? 1 : Math.min(waiting.size(), MOST_IN_A_BATCH);
    singles = Math.max(0, singles - 1);
    var batch = new ArrayList<Write>(size);
    for (int i = 0; i < size; i++) {
      batch.add(waiting.remove());
    }
    underWay = List.copyOf(batch);
    var effects =
        new EffectBatch(
            underWay.stream().map(EffectWriter::entry).toList(), tables, clock.millis());
    getContext()
        .pipeToSelf(
            database.transactUntilDone(connection -> effects.write(connection, database.dialect())),
            (results, fault) -> outcome(batch, results, fault));
    return this;
  }

  private static Command outcome(
      List<Write> batch, @Nullable List<Written> results, @Nullable Throwable fault) {
    return results != null
        ? new Committed(batch, results)
        : new Failed(batch, Objects.requireNonNull(fault));
  }

  private Behavior<Command> onEnd() {
    underWay.forEach(write -> write.promise().completeExceptionally(refusal("stopped")));
    waiting.forEach(write -> write.promise().completeExceptionally(refusal("stopped")));
    return this;
  }

  private static EffectBatch.Entry entry(Write write) {
    return new EffectBatch.Entry(write.cause(), write.effects());
  }

  private static RejectedExecutionException refusal(String reason) {
    return new RejectedExecutionException(reason);
  }
}
