package dev.althing.outbox.oneshot;

import dev.althing.effect.Cause;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the table of one-shots. */
final class OneShotSql {
  private static final int MAX_REASON = 2_000;

  /** What a row says. */
  record Row(String status, Optional<RoomId> room, String reason) {
    boolean isOpen() {
      return status.equals("waiting") || status.equals("started");
    }
  }

  private OneShotSql() {}

  static void insert(Connection connection, Making making, Instant now) throws SQLException {
    String sql =
        "insert into one_shots (hash, cause, ordinal, status, request, written_at)"
            + " values (?, ?, ?, 'waiting', ?, ?)";
    Sql.update(
        connection,
        sql,
        making.id().transaction().value(),
        making.id().cause().value(),
        making.id().ordinal(),
        Hygiene.clean(Json.write(making.request())),
        now.toEpochMilli());
  }

  static List<Making> open(Connection connection) throws SQLException {
    String sql =
        "select cause, ordinal, status, request from one_shots"
            + " where status in ('waiting', 'started') order by seq";
    return Sql.query(
        connection,
        sql,
        row ->
            new Making(
                new EffectId(new Cause(row.getString("cause")), row.getInt("ordinal")),
                Json.readObject(row.getString("request")).orElseThrow(),
                row.getString("status").equals("started")));
  }

  static int started(Connection connection, EffectId id) throws SQLException {
    String sql = "update one_shots set status = 'started' where hash = ? and status = 'waiting'";
    return Sql.update(connection, sql, id.transaction().value());
  }

  static int settle(
      Connection connection, EffectId id, @Nullable RoomId room, String reason, Instant now)
      throws SQLException {
    String sql =
        "update one_shots set status = ?, result = ?, reason = ?, settled_at = ?, request = '{}'"
            + " where hash = ? and status in ('waiting', 'started')";
    String clean = Hygiene.clean(reason);
    return Sql.update(
        connection,
        sql,
        room == null ? "given_up" : "done",
        room == null ? null : room.value(),
        clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean,
        now.toEpochMilli(),
        id.transaction().value());
  }

  static Optional<Row> row(Connection connection, EffectId id) throws SQLException {
    String sql = "select status, result, reason from one_shots where hash = ?";
    return Sql.query(connection, sql, OneShotSql::row, id.transaction().value()).stream()
        .findFirst();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("status"),
        Optional.ofNullable(row.getString("result")).map(RoomId::new),
        String.valueOf(row.getString("reason")));
  }
}
