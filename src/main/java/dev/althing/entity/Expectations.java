package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.SentTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Which entities wait for answers to which events, in the tables {@code expectations} and {@code
 * reactions}. An event of our own may be waited for before its id is known.
 */
public final class Expectations implements EffectTable, SentTable {
  /**
   * A reaction or a reference that was counted, so that taking it back can be understood.
   *
   * @param key what was reacted with; nothing of a reference
   */
  public record CountedReaction(EventId target, String key, UserId sender, boolean isReference) {
    /** A reaction. */
    public static CountedReaction of(EventId target, String key, UserId sender) {
      return new CountedReaction(target, key, sender, false);
    }

    /** An event of another type that refers to the target. */
    public static CountedReaction reference(EventId target, UserId sender) {
      return new CountedReaction(target, "", sender, true);
    }
  }

  private static final String INSERT =
      "insert into expectations (target_event, target_cause, target_ordinal, entity_type,"
          + " entity_id, continuation, until_at, thread_root) values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ALREADY_SENT =
      "select event_id from outbox where transaction_id = ? and event_id is not null";
  // Held until the commit: whoever settles the event meanwhile waits, and then finds us.
  private static final String HOLD = "select 1 from outbox where transaction_id = ? for update";
  private static final String WAITING =
      "select 1 from outbox where transaction_id = ? and room = ? and status = 'waiting'";
  private static final String SENT =
      "update expectations set target_event = ?"
          + " where target_cause = ? and target_ordinal = ? and target_event is null";
  private static final String OF_EVENT =
      "select target_event, thread_root, entity_type, entity_id, continuation, until_at"
          + " from expectations"
          + " where target_event = ? and until_at > ?";
  private static final String UNRESOLVED =
      "select distinct target_cause, target_ordinal from expectations"
          + " where target_event is null and until_at > ?";
  private static final String REACTION =
      "select target_event, reaction_key, sender, is_reference from reactions where event_id = ?";

  private final Database database;
  private final Clock clock;
  private final Duration patience;

  /** Completes, and is replaced, whenever an id becomes known. */
  private volatile CompletableFuture<Void> nextSent = new CompletableFuture<>();

  /**
   * The tables in a database.
   *
   * @param patience how long an answer to an unknown event is held while ids are still missing
   */
  public Expectations(Database database, Clock clock, Duration patience) {
    this.database = database;
    this.clock = clock;
    this.patience = patience;
  }

  /** Who waits for answers to an event of a room. */
  public CompletionStage<List<Expected>> of(RoomId room, EventId event) {
    CompletableFuture<Void> next = nextSent;
    return known(event)
        .thenCompose(found -> found.isEmpty() ? early(room, event, next) : done(found));
  }

  /** Notes a reaction to an event that is waited for. */
  public CompletionStage<Integer> counted(EventId reaction, CountedReaction what, Instant until) {
    String insert =
        database
            .dialect()
            .insertIfAbsent(
                "reactions",
                List.of("event_id"),
                List.of("target_event", "reaction_key", "sender", "until_at", "is_reference"));
    return database.transactUntilDone(
        connection ->
            Sql.update(
                connection,
                insert,
                reaction.value(),
                what.target().value(),
                what.key(),
                what.sender().value(),
                until.toEpochMilli(),
                what.isReference()));
  }

  /** The reaction that an event was, if it was noted. */
  public CompletionStage<Optional<CountedReaction>> reaction(EventId event) {
    return database.read(
        connection ->
            Sql.query(connection, REACTION, Expectations::reaction, event.value()).stream()
                .findFirst());
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Expect || effect instanceof Effect.Unexpect;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    if (effect instanceof Effect.Expect expect) {
      insert(connection, expect);
    } else if (effect instanceof Effect.Unexpect unexpect) {
      delete(connection, unexpect.target());
    } else {
      throw new AssertionError(effect);
    }
  }

  @Override
  public int prune(Connection connection, Instant now) throws SQLException {
    long then = now.toEpochMilli();
    return Sql.update(connection, "delete from expectations where until_at < ?", then)
        + Sql.update(connection, "delete from reactions where until_at < ?", then);
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    // Nothing to set going: expectations are asked when something comes in.
  }

  @Override
  public void sent(Connection connection, Sent sent) throws SQLException {
    Sql.update(connection, SENT, sent.event().value(), sent.cause().value(), sent.ordinal());
  }

  @Override
  public void committed(Sent sent) {
    CompletableFuture<Void> over = nextSent;
    nextSent = new CompletableFuture<>();
    over.complete(null);
  }

  private CompletionStage<List<Expected>> known(EventId event) {
    return database.read(
        connection ->
            Sql.query(connection, OF_EVENT, Expectations::expected, event.value(), clock.millis()));
  }

  /** An answer may come before our own event's id is known: it waits for that, not for ever. */
  private CompletionStage<List<Expected>> early(
      RoomId room, EventId event, CompletableFuture<Void> next) {
    return someAreUnderWay(room)
        .thenCompose(
            some -> {
              if (!some) {
                return known(event);
              }
              CompletableFuture<Void> end = new CompletableFuture<>();
              end.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
              return held(event, next, end);
            });
  }

  private CompletionStage<List<Expected>> held(
      EventId event, CompletableFuture<Void> next, CompletableFuture<Void> end) {
    return CompletableFuture.anyOf(next, end)
        .thenCompose(
            x -> {
              boolean last = end.isDone();
              CompletableFuture<Void> after = nextSent;
              return known(event)
                  .thenCompose(
                      found -> found.isEmpty() && !last ? held(event, after, end) : done(found));
            });
  }

  /** Whether an event of our own that somebody waits for is on its way into the room. */
  private CompletionStage<Boolean> someAreUnderWay(RoomId room) {
    return database.read(
        connection -> {
          for (String transaction :
              Sql.query(connection, UNRESOLVED, Expectations::transaction, clock.millis())) {
            if (!Sql.query(connection, WAITING, row -> row.getInt(1), transaction, room.value())
                .isEmpty()) {
              return true;
            }
          }
          return false;
        });
  }

  private static String transaction(ResultSet row) throws SQLException {
    return transaction(Target.ours(new Cause(row.getString(1)), row.getInt(2)));
  }

  private static String transaction(Target target) {
    return EffectId.of((Target.Ours) target).transaction().value();
  }

  private static CompletionStage<List<Expected>> done(List<Expected> found) {
    return CompletableFuture.completedFuture(found);
  }

  private static void insert(Connection connection, Effect.Expect expect) throws SQLException {
    Optional<String> event = Optional.empty();
    Optional<Target.Ours> ours = Optional.empty();
    if (expect.target() instanceof Target.Known known) {
      event = Optional.of(known.event().value());
    } else if (expect.target() instanceof Target.Ours own) {
      ours = Optional.of(own);
      event = alreadySent(connection, own);
    }
    Sql.update(
        connection,
        INSERT,
        event.orElse(null),
        ours.map(own -> own.cause().value()).orElse(null),
        ours.map(Target.Ours::ordinal).orElse(null),
        expect.entityType(),
        expect.entityId(),
        expect.continuation(),
        expect.until().toEpochMilli(),
        expect.thread().map(EventId::value).orElse(null));
  }

  private static Optional<String> alreadySent(Connection connection, Target.Ours own)
      throws SQLException {
    String transaction = transaction(own);
    Sql.query(connection, HOLD, row -> row.getInt(1), transaction);
    return Sql.query(connection, ALREADY_SENT, row -> row.getString(1), transaction).stream()
        .findFirst();
  }

  private static void delete(Connection connection, Target target) throws SQLException {
    if (target instanceof Target.Known known) {
      Sql.update(
          connection, "delete from expectations where target_event = ?", known.event().value());
    } else if (target instanceof Target.Ours own) {
      Sql.update(
          connection,
          "delete from expectations where target_cause = ? and target_ordinal = ?",
          own.cause().value(),
          own.ordinal());
    } else {
      throw new AssertionError(target);
    }
  }

  private static Expected expected(ResultSet row) throws SQLException {
    return new Expected(
        new EventId(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(EventId::new),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  private static CountedReaction reaction(ResultSet row) throws SQLException {
    return new CountedReaction(
        new EventId(row.getString(1)),
        row.getString(2),
        new UserId(row.getString(3)),
        row.getBoolean(4));
  }
}
