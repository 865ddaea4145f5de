package dev.althing.outbox.ledger;

import dev.althing.effect.Cause;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Hygiene;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The statements on the table of changes. */
final class LedgerSql {
  private static final int MAX_REASON = 2_000;

  private LedgerSql() {}

  static void insert(Connection connection, Change change) throws SQLException {
    String sql =
        "insert into ledger (hash, cause, ordinal, status, kind, place, subject, desired,"
            + " written_at) values (?, ?, ?, 'open', ?, ?, ?, ?, ?)";
    Subject subject = change.subject();
    Sql.update(
        connection,
        sql,
        change.id().transaction().value(),
        change.id().cause().value(),
        change.id().ordinal(),
        WishText.kind(change.wish()),
        subject.place(),
        subject.key(),
        WishText.write(change.wish()),
        change.writtenAt().toEpochMilli());
  }

  static List<Change> open(Connection connection) throws SQLException {
    String sql =
        "select cause, ordinal, kind, desired, written_at from ledger where status = 'open'"
            + " order by seq";
    return Sql.query(connection, sql, LedgerSql::change);
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        new EffectId(new Cause(row.getString("cause")), row.getInt("ordinal")),
        WishText.read(row.getString("kind"), row.getString("desired")),
        Instant.ofEpochMilli(row.getLong("written_at")),
        true);
  }

  static int settle(Connection connection, EffectId id, ChangeResult result, Instant now)
      throws SQLException {
    String sql =
        "update ledger set status = ?, reason = ?, settled_at = ?, desired = '{}' where hash = ?"
            + " and status = 'open'";
    return Sql.update(
        connection,
        sql,
        result.kind().name().toLowerCase(Locale.ROOT),
        shortened(result.reason()),
        now.toEpochMilli(),
        id.transaction().value());
  }

  /** What became of a change; empty while it is open. Does not fail. */
  static CompletionStage<Optional<ChangeResult>> result(Database database, EffectId id) {
    return database
        .transactUntilDone(connection -> result(connection, id))
        .exceptionally(fault -> Optional.of(ChangeResult.givenUp(fault.toString())));
  }

  private static Optional<ChangeResult> result(Connection connection, EffectId id)
      throws SQLException {
    String sql = "select status, reason from ledger where hash = ?";
    return Sql.query(
            connection,
            sql,
            row -> ChangeResult.of(row.getString("status"), row.getString("reason")),
            id.transaction().value())
        .stream()
        .findFirst()
        .orElseGet(() -> Optional.of(ChangeResult.givenUp("there is no " + id)));
  }

  /** Whether events written before a time are still to be sent into a room. */
  static boolean isToBeSpokenTo(Connection connection, RoomId room, Instant before)
      throws SQLException {
    String sql = "select 1 from outbox where status = 'waiting' and room = ? and written_at <= ?";
    return !Sql.query(connection, sql, row -> true, room.value(), before.toEpochMilli()).isEmpty();
  }

  private static String shortened(String reason) {
    String clean = Hygiene.clean(reason);
    return clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) : clean;
  }
}
