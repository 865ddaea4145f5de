package dev.althing.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * The events that failed three times, in the table {@code quarantine}: kept, and skipped. An update
 * that fails although no event of it does is there by a name of its own.
 */
public final class Quarantine {
  /** One of them. */
  public record Entry(EventId event, RoomId room, String reason, Instant since) {}

  private static final int LONGEST_REASON = 2_000;
  private static final int SHOWN = 10_000;
  private static final String SELECT =
      "select event_id, room_id, reason, since from quarantine order by since desc limit ?";
  private final Database database;
  private final Clock clock;

  /** The table in a database. */
  public Quarantine(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Puts an event away; waits while the database is away. */
  public CompletionStage<Entry> add(RoomEvent event, String reason) {
    return add(event.room(), event.id(), Json.write(event.raw()), reason);
  }

  /** Puts a whole update away; what is kept of it are the names of its events. */
  public CompletionStage<Entry> add(RoomUpdate update, String reason) {
    ObjectNode kept = Json.object();
    ArrayNode events = kept.putArray("events");
    Stream.concat(update.state().stream(), update.timeline().stream())
        .forEach(event -> events.add(event.id().value()));
    String name = update.room() + " at " + clock.instant();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return add(update.room(), new EventId("$update-" + id), Json.write(kept), reason);
  }

  private CompletionStage<Entry> add(RoomId room, EventId event, String kept, String reason) {
    String shown = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    Entry entry = new Entry(event, room, shown, clock.instant());
    String insert =
        database
            .dialect()
            .insertIfAbsent(
                "quarantine", List.of("event_id"), List.of("room_id", "reason", "event", "since"));
    return database.transactUntilDone(
        connection -> {
          Sql.update(
              connection,
              insert,
              entry.event().value(),
              entry.room().value(),
              entry.reason(),
              kept,
              entry.since().toEpochMilli());
          return entry;
        });
  }

  /** The latest entries, the newest first. */
  public CompletionStage<List<Entry>> entries() {
    return database.read(connection -> Sql.query(connection, SELECT, Quarantine::entry, SHOWN));
  }

  /** How many were put away since then. */
  public CompletionStage<Long> countSince(Instant then) {
    String sql = "select count(*) from quarantine where since >= ?";
    return database.read(
        connection ->
            Sql.query(connection, sql, row -> row.getLong(1), then.toEpochMilli()).get(0));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new EventId(row.getString(1)),
        new RoomId(row.getString(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)));
  }
}
