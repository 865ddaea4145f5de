package dev.althing.entity;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which room goes on where another ended: the durable table {@code successors}, mirrored in memory.
 * Only ends that were followed stand here, so whoever ended a room had the power to.
 */
public final class Successors implements EffectTable {
  private static final String ALL = "select room_id, successor from successors";

  private final Database database;
  private final String upsert;
  private final Map<RoomId, RoomId> next = new ConcurrentHashMap<>();
  private volatile Runnable listener = () -> {};

  /** The table in a database; {@link #load} it before it is asked. */
  public Successors(Database database) {
    this.database = database;
    this.upsert = database.dialect().upsert("successors", List.of("room_id"), List.of("successor"));
  }

  /** Reads all there are. */
  public CompletionStage<Integer> load() {
    return database.read(
        connection ->
            Sql.query(
                    connection,
                    ALL,
                    row -> next.put(new RoomId(row.getString(1)), new RoomId(row.getString(2))))
                .size());
  }

  /** Who is to hear when another room was replaced. */
  public void tell(Runnable whoever) {
    listener = whoever;
  }

  /** The room that replaced this one. */
  public Optional<RoomId> of(RoomId room) {
    return Optional.ofNullable(next.get(room));
  }

  /** Where a room goes on today: the last of those that replaced it, or the room itself. */
  public RoomId latest(RoomId room) {
    // Rooms may have been made to replace each other.
    Set<RoomId> passed = new HashSet<>();
    RoomId here = room;
    while (passed.add(here)) {
      Optional<RoomId> there = of(here).filter(following -> !passed.contains(following));
      here = there.orElse(here);
    }
    return here;
  }

  /** Whether a room goes on where another ended. */
  public boolean isSuccessor(RoomId room) {
    return next.containsValue(room);
  }

  /** The nearest of a room and those it goes on from that is named; itself when none is. */
  public RoomId nearest(RoomId room, Set<RoomId> named) {
    Set<RoomId> passed = new HashSet<>(Set.of(room));
    Set<RoomId> before = Set.of(room);
    while (!before.isEmpty()) {
      Optional<RoomId> found = before.stream().filter(named::contains).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      before = replacedBy(before);
      before.removeAll(passed);
      passed.addAll(before);
    }
    return room;
  }

  private Set<RoomId> replacedBy(Set<RoomId> rooms) {
    Set<RoomId> replaced = new HashSet<>();
    next.forEach(
        (room, successor) -> {
          if (rooms.contains(successor)) {
            replaced.add(room);
          }
        });
    return replaced;
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Replace;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    Effect.Replace replace = (Effect.Replace) effect;
    Sql.update(connection, upsert, replace.room().value(), replace.successor().value());
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    Effect.Replace replace = (Effect.Replace) effect;
    next.put(replace.room(), replace.successor());
    listener.run();
  }
}
