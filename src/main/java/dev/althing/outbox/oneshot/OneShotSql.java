package dev.althing.outbox.oneshot;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, making.id().transaction().value());
      insert.setString(2, making.id().cause().value());
      insert.setInt(3, making.id().ordinal());
      insert.setString(4, Hygiene.clean(Json.write(making.request())));
      insert.setLong(5, now.toEpochMilli());
      insert.executeUpdate();
    }
  }

  static List<Making> open(Connection connection) throws SQLException {
    String sql =
        "select cause, ordinal, status, request from one_shots"
            + " where status in ('waiting', 'started') order by seq";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      var open = new ArrayList<Making>();
      while (row.next()) {
        open.add(
            new Making(
                new EffectId(new Cause(row.getString("cause")), row.getInt("ordinal")),
                Json.readObject(row.getString("request")).orElseThrow(),
                row.getString("status").equals("started")));
      }
      return open;
    }
  }

  static int started(Connection connection, EffectId id) throws SQLException {
    String sql = "update one_shots set status = 'started' where hash = ? and status = 'waiting'";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id.transaction().value());
      return update.executeUpdate();
    }
  }

  static int settle(
      Connection connection, EffectId id, @Nullable RoomId room, String reason, Instant now)
      throws SQLException {
    String sql =
        "update one_shots set status = ?, result = ?, reason = ?, settled_at = ?, request = '{}'"
            + " where hash = ? and status in ('waiting', 'started')";
    String clean = Hygiene.clean(reason);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, room == null ? "given_up" : "done");
      update.setString(2, room == null ? null : room.value());
      update.setString(3, clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean);
      update.setLong(4, now.toEpochMilli());
      update.setString(5, id.transaction().value());
      return update.executeUpdate();
    }
  }

  static Optional<Row> row(Connection connection, EffectId id) throws SQLException {
    String sql = "select status, result, reason from one_shots where hash = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.transaction().value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Row(
                row.getString("status"),
                Optional.ofNullable(row.getString("result")).map(RoomId::new),
                String.valueOf(row.getString("reason"))));
      }
    }
  }
}
