package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who takes the texts without a prefix: the durable table {@code claims}, mirrored in memory
 * because every message of every room asks it.
 */
public final class Claims implements EffectTable {
  /** An entity that takes texts, and what it noted for the moment. */
  public record Claim(String entityType, String entityId, String continuation, Instant until) {}

  /**
   * A text that somebody wrote.
   *
   * @param isPrivate whether nobody is in the room but the sender and the bot
   */
  public record Written(RoomId room, UserId sender, Optional<EventId> thread, boolean isPrivate) {}

  private static final String ANYWHERE = "-";
  private static final String DELETE =
      "delete from claims where room_id = ? and scope = ? and subject = ?";
  private static final String OF_ENTITY = " and entity_type = ? and entity_id = ?";
  private static final String ALL =
      "select room_id, scope, subject, entity_type, entity_id, continuation, until_at from claims";

  private final Database database;
  private final Clock clock;
  private final String upsert;
  private final Map<Focus, Claim> held = new ConcurrentHashMap<>();

  /** The table in a database; {@link #load} it before it is asked. */
  public Claims(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.upsert =
        database
            .dialect()
            .upsert(
                "claims",
                List.of("room_id", "scope", "subject"),
                List.of("entity_type", "entity_id", "continuation", "until_at"));
  }

  /** Forgets what is over and reads the rest. */
  public CompletionStage<Integer> load() {
    Instant now = clock.instant();
    return database.transact(
        connection -> {
          prune(connection, now);
          Sql.query(connection, ALL, this::read);
          return held.size();
        });
  }

  /**
   * Whose a text is: a pending question to the person in this thread or outside of threads, the
   * owner of the thread, the game of the room, what goes on between the person and the bot; in this
   * order.
   *
   * @param isReply whether it replies to something, and is then no answer to a question to the
   *     person: who waits for replies to the question itself expects them
   */
  public Optional<Claim> of(Written text, boolean isReply) {
    RoomId room = text.room();
    Optional<Claim> asked =
        isReply
            ? Optional.empty()
            : current(new Focus.OfPerson(room, text.sender(), text.thread()));
    return asked
        .or(() -> text.thread().flatMap(root -> current(new Focus.InThread(room, root))))
        .or(() -> current(new Focus.OfRoom(room)))
        .or(
            () ->
                text.isPrivate() ? current(new Focus.InPrivate(text.sender())) : Optional.empty());
  }

  private Optional<Claim> current(Focus focus) {
    Claim claim = held.get(focus);
    if (claim == null) {
      return Optional.empty();
    }
    if (claim.until().isAfter(clock.instant())) {
      return Optional.of(claim);
    }
    held.remove(focus, claim);
    return Optional.empty();
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Claim || effect instanceof Effect.Release;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    if (effect instanceof Effect.Claim claim) {
      Sql.update(
          connection,
          upsert,
          concat(
              where(claim.focus()),
              claim.entityType(),
              claim.entityId(),
              claim.continuation(),
              claim.until().toEpochMilli()));
    } else if (effect instanceof Effect.Release release) {
      Object[] values = concat(where(release.focus()), release.entityType(), release.entityId());
      Sql.update(connection, DELETE + OF_ENTITY, values);
    } else {
      throw new AssertionError(effect);
    }
  }

  @Override
  public int prune(Connection connection, Instant now) throws SQLException {
    held.values().removeIf(claim -> !claim.until().isAfter(now));
    return Sql.update(connection, "delete from claims where until_at <= ?", now.toEpochMilli());
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    if (effect instanceof Effect.Claim claim) {
      held.put(
          claim.focus(),
          new Claim(claim.entityType(), claim.entityId(), claim.continuation(), claim.until()));
    } else if (effect instanceof Effect.Release release) {
      held.computeIfPresent(
          release.focus(),
          (focus, claim) ->
              claim.entityType().equals(release.entityType())
                      && claim.entityId().equals(release.entityId())
                  ? null
                  : claim);
    }
  }

  private Focus read(ResultSet row) throws SQLException {
    Instant until = Instant.ofEpochMilli(row.getLong(7));
    Focus focus = focus(row.getString(1), row.getString(2), row.getString(3));
    held.put(focus, new Claim(row.getString(4), row.getString(5), row.getString(6), until));
    return focus;
  }

  private static Focus focus(String room, String scope, String subject) {
    if (scope.equals("private")) {
      return new Focus.InPrivate(new UserId(subject));
    }
    RoomId id = new RoomId(room);
    return switch (scope) {
      case "person" -> person(id, subject.split(" ", 2));
      case "thread" -> new Focus.InThread(id, new EventId(subject));
      case "room" -> new Focus.OfRoom(id);
      default -> throw new IllegalStateException("scope " + scope);
    };
  }

  private static Focus person(RoomId room, String[] userAndThread) {
    Optional<EventId> thread =
        userAndThread.length == 1 ? Optional.empty() : Optional.of(new EventId(userAndThread[1]));
    return new Focus.OfPerson(room, new UserId(userAndThread[0]), thread);
  }

  private static Object[] where(Focus focus) {
    if (focus instanceof Focus.OfPerson person) {
      String thread = person.thread().map(root -> " " + root.value()).orElse("");
      return new Object[] {person.room().value(), "person", person.user().value() + thread};
    }
    if (focus instanceof Focus.InThread thread) {
      return new Object[] {thread.room().value(), "thread", thread.root().value()};
    }
    if (focus instanceof Focus.InPrivate alone) {
      return new Object[] {ANYWHERE, "private", alone.user().value()};
    }
    return new Object[] {((Focus.OfRoom) focus).room().value(), "room", ANYWHERE};
  }

  private static Object[] concat(Object[] first, Object... second) {
    Object[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
