package dev.althing.outbox.upkeep;

import dev.althing.journal.Sql;
import dev.althing.outbox.EffectTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The statements that remove what is old, so many rows at a time.
 *
 * @param settledBefore what was settled before then goes
 * @param sentBefore the ids of events that were sent before then go, later than the rest: they are
 *     needed when such an event is edited or removed
 */
record Pruning(Instant settledBefore, Instant sentBefore) {
  static final int STEP = 500;

  // A lost event is told from others by the ids of those sent in its room since.
  private static final String OUTBOX =
      "delete from outbox where seq in (select seq from outbox old"
          + " where old.status = ? and old.settled_at < ?"
          + " and not exists (select 1 from outbox late where late.status = 'waiting'"
          + " and late.room = old.room and late.written_at < old.settled_at)"
          + " order by old.settled_at limit "
          + STEP
          + ")";

  private static final String FORGETTABLE =
      "select old.cause from causes old"
          + " where old.written_at < ? and old.cause not like 'once:%'"
          + " and not exists (select 1 from outbox where outbox.cause = old.cause)"
          + " and not exists (select 1 from ledger where ledger.cause = old.cause)"
          + " and not exists (select 1 from one_shots where one_shots.cause = old.cause)"
          + " order by old.written_at limit "
          + STEP;

  private static final List<String> NOT_SENT = List.of("given_up", "superseded");
  private static final List<String> SETTLED = List.of("ledger", "one_shots");

  /**
   * A step's worth of causes that nothing is left of. To find them takes seconds where months of
   * sent events are kept, which is no time for a transaction; and nothing can come of them
   * meanwhile, since a cause that is there is done with.
   */
  List<String> forgettable(Connection connection) throws SQLException {
    return Sql.query(
        connection, FORGETTABLE, row -> row.getString(1), settledBefore.toEpochMilli());
  }

  /** Removes these causes, and a step's worth from each table; answers the most of one. */
  int step(Connection connection, List<String> causes, List<EffectTable> tables, Instant now)
      throws SQLException {
    long settled = settledBefore.toEpochMilli();
    int most = Sql.update(connection, OUTBOX, "sent", sentBefore.toEpochMilli());
    for (String status : NOT_SENT) {
      most = Math.max(most, Sql.update(connection, OUTBOX, status, settled));
    }
    for (String table : SETTLED) {
      String sql =
          ("delete from %s where seq in (select seq from %s where settled_at < ?"
                  + " order by settled_at limit %d)")
              .formatted(table, table, STEP);
      most = Math.max(most, Sql.update(connection, sql, settled));
    }
    for (String cause : causes) {
      Sql.update(connection, "delete from causes where cause = ?", cause);
    }
    most = Math.max(most, causes.size());
    for (EffectTable table : tables) {
      table.prune(connection, now);
    }
    return most;
  }

  /** The files that are still to be sent. */
  static Set<String> waitingFiles(Connection connection) throws SQLException {
    String sql = "select file from outbox where status = 'waiting' and file is not null";
    return new HashSet<>(Sql.query(connection, sql, row -> row.getString(1)));
  }
}
