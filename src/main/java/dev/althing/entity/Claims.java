package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Focus;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.journal.erasure.Mention;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.EffectTable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who takes the texts without a prefix: the durable table {@code claims}, mirrored in memory
 * because every message of every room asks it.
 */
public final class Claims implements EffectTable {
  /** An entity that takes texts, and what it noted for the moment. */
  public record Claim(String entityType, String entityId, String continuation, Instant until) {
    private boolean isOf(String type, String id) {
      return entityType.equals(type) && entityId.equals(id);
    }
  }

  /**
   * A text that somebody wrote.
   *
   * @param isPrivate whether nobody is in the room but the sender and the bot
   */
  public record Written(RoomId room, UserId sender, Optional<EventId> thread, boolean isPrivate) {}

  private static final String ANYWHERE = "-";
  private static final String PRIVATE = "private";
  private static final String DELETE =
      "delete from claims where room_id = ? and scope = ? and subject = ?";
  private static final String DELETE_PRIVATE =
      "delete from claims where scope = 'private' and subject = ?";
  private static final String INSERT = "insert into claims values (?, ?, ?, ?, ?, ?, ?)";
  private static final String OF_ENTITY = " and entity_type = ? and entity_id = ?";
  private static final String ALL =
      "select room_id, scope, subject, entity_type, entity_id, continuation, until_at from claims"
          + " order by room_id";

  private final Database database;
  private final Clock clock;
  private final String upsert;

  /** The latest first; in private there is one for each entity, elsewhere one. */
  private final Map<Focus, List<Claim>> held = new ConcurrentHashMap<>();

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
   * owner of the thread, the game of the room, what goes on between the person and the bot, the
   * latest first; in this order.
   *
   * @param isReply whether it replies to something, and is then no answer to a question to the
   *     person: who waits for replies to the question itself expects them
   */
  public List<Claim> of(Written text, boolean isReply) {
    RoomId room = text.room();
    List<Focus> foci = new ArrayList<>();
    if (!isReply) {
      foci.add(new Focus.OfPerson(room, text.sender(), text.thread()));
    }
    text.thread().ifPresent(root -> foci.add(new Focus.InThread(room, root)));
    foci.add(new Focus.OfRoom(room));
    if (text.isPrivate()) {
      foci.add(new Focus.InPrivate(text.sender()));
    }
    return foci.stream()
        .map(this::current)
        .filter(claims -> !claims.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Claim> current(Focus focus) {
    List<Claim> claims = held.get(focus);
    if (claims == null) {
      return List.of();
    }
    Instant now = clock.instant();
    if (claims.stream().allMatch(claim -> claim.until().isAfter(now))) {
      return claims;
    }
    keep(focus, claim -> claim.until().isAfter(now));
    return held.getOrDefault(focus, List.of());
  }

  private void keep(Focus focus, Predicate<Claim> kept) {
    held.computeIfPresent(
        focus,
        (any, claims) -> {
          List<Claim> left = claims.stream().filter(kept).toList();
          return left.isEmpty() ? null : left;
        });
  }

  private void put(Focus focus, Claim claim) {
    held.compute(
        focus,
        (any, before) ->
            before == null || !(focus instanceof Focus.InPrivate)
                ? List.of(claim)
                : Stream.concat(
                        Stream.of(claim),
                        before.stream()
                            .filter(other -> !other.isOf(claim.entityType(), claim.entityId())))
                    .toList());
  }

  /** Forgets what somebody's texts were claimed for; their rows are gone already. */
  public void forget(UserId person) {
    Mention mention = new Mention(person);
    held.keySet().removeIf(focus -> isOf(focus, person));
    held.keySet().forEach(focus -> keep(focus, claim -> !mention.isIn(claim.entityId())));
  }

  private static boolean isOf(Focus focus, UserId person) {
    return (focus instanceof Focus.InPrivate alone && alone.user().equals(person))
        || (focus instanceof Focus.OfPerson asked && asked.user().equals(person));
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Claim || effect instanceof Effect.Release;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    if (effect instanceof Effect.Claim claim) {
      write(connection, claim);
    } else if (effect instanceof Effect.Release release) {
      release(connection, release.focus(), release.entityType(), release.entityId());
    } else {
      throw new AssertionError(effect);
    }
  }

  private void write(Connection connection, Effect.Claim claim) throws SQLException {
    Object[] values = {
      claim.entityType(), claim.entityId(), claim.continuation(), claim.until().toEpochMilli()
    };
    if (claim.focus() instanceof Focus.InPrivate alone) {
      release(connection, alone, claim.entityType(), claim.entityId());
      Object[] where = {since(claim), PRIVATE, alone.user().value()};
      Sql.update(connection, INSERT, concat(where, values));
    } else {
      Sql.update(connection, upsert, concat(where(claim.focus()), values));
    }
  }

  private static void release(Connection connection, Focus focus, String type, String id)
      throws SQLException {
    if (focus instanceof Focus.InPrivate alone) {
      Sql.update(connection, DELETE_PRIVATE + OF_ENTITY, alone.user().value(), type, id);
    } else {
      Sql.update(connection, DELETE + OF_ENTITY, concat(where(focus), type, id));
    }
  }

  /** What stands in the place of the room: since when, so that the order is found again. */
  private String since(Effect.Claim claim) {
    byte[] entity = (claim.entityType() + " " + claim.entityId()).getBytes(StandardCharsets.UTF_8);
    return "%s%013d %s"
        .formatted(ANYWHERE, clock.instant().toEpochMilli(), UUID.nameUUIDFromBytes(entity));
  }

  @Override
  public int prune(Connection connection, Instant now) throws SQLException {
    held.keySet().forEach(focus -> keep(focus, claim -> claim.until().isAfter(now)));
    return Sql.update(connection, "delete from claims where until_at <= ?", now.toEpochMilli());
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    if (effect instanceof Effect.Claim claim) {
      put(
          claim.focus(),
          new Claim(claim.entityType(), claim.entityId(), claim.continuation(), claim.until()));
    } else if (effect instanceof Effect.Release release) {
      keep(release.focus(), claim -> !claim.isOf(release.entityType(), release.entityId()));
    }
  }

  private Focus read(ResultSet row) throws SQLException {
    Instant until = Instant.ofEpochMilli(row.getLong(7));
    Focus focus = focus(row.getString(1), row.getString(2), row.getString(3));
    put(focus, new Claim(row.getString(4), row.getString(5), row.getString(6), until));
    return focus;
  }

  private static Focus focus(String room, String scope, String subject) {
    if (scope.equals(PRIVATE)) {
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
    return new Object[] {((Focus.OfRoom) focus).room().value(), "room", ANYWHERE};
  }

  private static Object[] concat(Object[] first, Object... second) {
    Object[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
