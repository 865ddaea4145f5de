package dev.althing.crypto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events whose keys are not there yet, in the table {@code ciphertexts}: so many of each room,
 * for a day.
 */
public final class Ciphertexts {
  /**
   * One of them.
   *
   * @param event as it came, its age as it is now
   * @param isOver whether nobody waits for its key any more
   */
  public record Kept(RoomEvent event, boolean isOver) {}

  static final int MOST_OF_A_ROOM = 500;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(Ciphertexts.class);

  private static final String OF_ROOM =
      "select event_id, sender, sent_at, type, content, received_at, kept_at from ciphertexts"
          + " where room_id = ? order by seq";
  private static final String BEYOND =
      "delete from ciphertexts where room_id = ? and seq <= (select seq from ciphertexts"
          + " where room_id = ? order by seq desc limit 1 offset "
          + MOST_OF_A_ROOM
          + ")";

  private final Database database;
  private final Clock clock;
  private final String insert;

  /** The table in a database. */
  public Ciphertexts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.insert =
        database
            .dialect()
            .insertIfAbsent(
                "ciphertexts",
                List.of("event_id"),
                List.of(
                    "room_id", "sender", "sent_at", "type", "content", "received_at", "kept_at"));
  }

  /** Keeps an event; the oldest of its room go when there are too many. */
  public CompletionStage<Integer> keep(RoomEvent event) {
    long now = clock.millis();
    long received = now - Math.max(0, event.age().orElse(Duration.ZERO).toMillis());
    return database.transactUntilDone(
        connection -> {
          Sql.update(
              connection,
              insert,
              event.id().value(),
              event.room().value(),
              event.sender().value(),
              event.sentAt().toEpochMilli(),
              event.type(),
              Json.write(event.raw()),
              received,
              now);
          return forget(connection, event.room());
        });
  }

  private static int forget(Connection connection, RoomId room) throws SQLException {
    int gone = Sql.update(connection, BEYOND, room.value(), room.value());
    if (gone > 0) {
      LOG.warn("{} events of {} are not waited for: there are too many without keys", gone, room);
    }
    return gone;
  }

  /** What is kept of a room, the oldest first. */
  public CompletionStage<List<Kept>> of(RoomId room) {
    return database.read(
        connection -> Sql.query(connection, OF_ROOM, row -> kept(room, row), room.value()));
  }

  /** The rooms of which something is kept. */
  public CompletionStage<List<RoomId>> rooms() {
    String sql = "select distinct room_id from ciphertexts";
    return database.read(
        connection -> Sql.query(connection, sql, row -> new RoomId(row.getString(1))));
  }

  /** Takes events off that were heard. */
  public CompletionStage<Integer> remove(List<EventId> heard) {
    return database.transactUntilDone(
        connection -> {
          int gone = 0;
          for (EventId event : heard) {
            String sql = "delete from ciphertexts where event_id = ?";
            gone += Sql.update(connection, sql, event.value());
          }
          return gone;
        });
  }

  private Kept kept(RoomId room, ResultSet row) throws SQLException {
    Instant now = clock.instant();
    String type = row.getString(4);
    ObjectNode raw = Json.readObject(row.getString(5)).orElseGet(Json::object);
    Duration age = Duration.between(Instant.ofEpochMilli(row.getLong(6)), now);
    var origin =
        new RoomEvent.Origin(
            new EventId(row.getString(1)),
            room,
            new UserId(row.getString(2)),
            Instant.ofEpochMilli(row.getLong(3)));
    var unsigned =
        new RoomEvent.Unsigned(Optional.of(age), Optional.empty(), Optional.empty(), false);
    RoomEvent event =
        new RoomEvent(
            origin,
            type,
            Optional.empty(),
            EventReader.readContent(type, false, raw),
            raw,
            unsigned);
    Instant since = Instant.ofEpochMilli(row.getLong(7));
    return new Kept(event, Duration.between(since, now).compareTo(LONGEST) > 0);
  }
}
