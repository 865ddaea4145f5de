package dev.althing.outbox.ledger;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statements on the table of changes. */
final class LedgerSql {
  private static final int MAX_REASON = 2_000;

  private LedgerSql() {}

  static void insert(Connection connection, Change change) throws SQLException {
    String sql =
        "insert into ledger (hash, cause, ordinal, status, kind, place, subject, desired,"
            + " written_at) values (?, ?, ?, 'open', ?, ?, ?, ?, ?)";
    Subject subject = change.subject();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, change.id().transaction().value());
      insert.setString(2, change.id().cause().value());
      insert.setInt(3, change.id().ordinal());
      insert.setString(4, WishText.kind(change.wish()));
      insert.setString(5, subject.place());
      insert.setString(6, subject.key());
      insert.setString(7, WishText.write(change.wish()));
      insert.setLong(8, change.writtenAt().toEpochMilli());
      insert.executeUpdate();
    }
  }

  static List<Change> open(Connection connection) throws SQLException {
    String sql =
        "select cause, ordinal, kind, desired, written_at from ledger where status = 'open'"
            + " order by seq";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      var changes = new ArrayList<Change>();
      while (row.next()) {
        changes.add(
            new Change(
                new EffectId(new Cause(row.getString("cause")), row.getInt("ordinal")),
                WishText.read(row.getString("kind"), row.getString("desired")),
                Instant.ofEpochMilli(row.getLong("written_at")),
                true));
      }
      return changes;
    }
  }

  static int settle(Connection connection, EffectId id, ChangeResult result, Instant now)
      throws SQLException {
    String sql =
        "update ledger set status = ?, reason = ?, settled_at = ?, desired = '{}' where hash = ?"
            + " and status = 'open'";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, result.kind().name().toLowerCase(Locale.ROOT));
      update.setString(2, shortened(result.reason()));
      update.setLong(3, now.toEpochMilli());
      update.setString(4, id.transaction().value());
      return update.executeUpdate();
    }
  }

  /** What became of a change; empty while it is open. */
  static Optional<ChangeResult> result(Connection connection, EffectId id) throws SQLException {
    String sql = "select status, reason from ledger where hash = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, id.transaction().value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.of(ChangeResult.givenUp("there is no " + id));
        }
        return ChangeResult.of(row.getString("status"), row.getString("reason"));
      }
    }
  }

  /** Whether events written before a time are still to be sent into a room. */
  static boolean isToBeSpokenTo(Connection connection, RoomId room, Instant before)
      throws SQLException {
    String sql = "select 1 from outbox where status = 'waiting' and room = ? and written_at <= ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, room.value());
      select.setLong(2, before.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static String shortened(String reason) {
    String clean = Hygiene.clean(reason);
    return clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean;
  }
}
