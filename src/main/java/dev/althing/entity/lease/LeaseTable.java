package dev.althing.entity.lease;

import dev.althing.journal.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The one row that says which process is in charge; every time in it is the database's own. */
final class LeaseTable {
  /**
   * The row as it was found.
   *
   * @param holder who
   * @param since since when
   * @param renewed the last sign of life
   * @param expired whether that is too long ago
   */
  record Row(Holder holder, OffsetDateTime since, OffsetDateTime renewed, boolean expired) {}

  private static final OffsetDateTime LONG_AGO =
      OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Dialect dialect;
  private final Duration term;
  private final String end;

  LeaseTable(Dialect dialect, Duration term) {
    this.dialect = dialect;
    this.term = term;
    this.end = dialect.now() + " + cast(? as integer) * interval '0.001' second";
  }

  /** The row, locked until the end of the transaction; made when it is not there. */
  Row lock(Connection connection) throws SQLException {
    makeRow(connection);
    String sql =
        "select owner, host, pid, place, process_start, since, renewed_at, expires_at < "
            + dialect.now()
            + " from lease where name = 'althing' for update";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the lease was removed just now", "40001");
      }
      var holder =
          new Holder(
              row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getLong(5));
      return new Row(
          holder,
          row.getObject(6, OffsetDateTime.class),
          row.getObject(7, OffsetDateTime.class),
          row.getBoolean(8));
    }
  }

  private void makeRow(Connection connection) throws SQLException {
    String sql =
        dialect.insertIfAbsent(
            "lease",
            List.of("name"),
            List.of(
                "owner",
                "host",
                "pid",
                "place",
                "process_start",
                "since",
                "renewed_at",
                "expires_at"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "althing");
      statement.setString(2, "nobody");
      statement.setString(3, "nowhere");
      statement.setLong(4, 0);
      statement.setString(5, "");
      statement.setLong(6, 0);
      for (int i = 7; i <= 9; i++) {
        statement.setObject(i, LONG_AGO);
      }
      statement.executeUpdate();
    }
  }

  /** Writes a new holder into the row that {@link #lock} locked. */
  void take(Connection connection, Holder holder) throws SQLException {
    String sql =
        "update lease set owner = ?, host = ?, pid = ?, place = ?, process_start = ?, since = %s,"
                .formatted(dialect.now())
            + " renewed_at = %s, expires_at = %s where name = 'althing'"
                .formatted(dialect.now(), end);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, holder.owner());
      statement.setString(2, holder.host());
      statement.setLong(3, holder.pid());
      statement.setString(4, holder.place());
      statement.setLong(5, holder.start());
      statement.setLong(6, term.toMillis());
      statement.executeUpdate();
    }
  }

  /** Gives a sign of life; false when somebody else is in charge. */
  boolean renew(Connection connection, String owner) throws SQLException {
    String sql =
        "update lease set renewed_at = %s, expires_at = %s where name = 'althing' and owner = ?"
            .formatted(dialect.now(), end);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, term.toMillis());
      statement.setString(2, owner);
      return statement.executeUpdate() == 1;
    }
  }

  /** Ends an owner's term. */
  int release(Connection connection, String owner) throws SQLException {
    String sql = "delete from lease where name = 'althing' and owner = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      return statement.executeUpdate();
    }
  }

  /**
   * Whether an owner is in charge, and stays so until the end of the transaction: a takeover waits
   * for this lock, a heartbeat does not.
   */
  boolean holds(Connection connection, String owner) throws SQLException {
    String lock = dialect == Dialect.POSTGRESQL ? " for key share" : "";
    String sql = "select 1 from lease where name = 'althing' and owner = ?" + lock;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
