package dev.althing.journal;

import dev.althing.journal.outage.SqlFaults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a database to the schema of this program, forward only. */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** Any number, the same for every Althing: who holds this lock migrates. */
  private static final long LOCK = 0x416c7468696e67L;

  private static final String SCHEMA_VERSION =
      "create table if not exists schema_version (version integer primary key,"
          + " name varchar(255) not null, applied_at timestamp with time zone not null)";

  private final List<Migration> migrations;
  private final Dialect dialect;

  Migrations(List<Migration> migrations, Dialect dialect) {
    this.migrations = migrations;
    this.dialect = dialect;
  }

  /**
   * Applies what is missing up to a version; all or nothing where the database can do that.
   *
   * @throws DatabaseProblem when the database is newer than this program, or lacks a table
   */
  void apply(Connection connection, int upTo) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      int found = begin(connection);
      for (Migration migration : migrations) {
        if (migration.version() > found && migration.version() <= upTo) {
          run(connection, migration);
        }
      }
      connection.commit();
      verify(connection, Math.max(found, upTo));
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private int begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.execute("set local statement_timeout = 0");
        statement.execute("set local lock_timeout = 0");
        statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      }
      statement.execute(SCHEMA_VERSION);
      int found = version(statement);
      if (found > migrations.size()) {
        throw new DatabaseProblem(
            ("the database is newer than this Althing (its schema is %d, this program knows %d);"
                    + " start the newer version, or restore the backup made before the upgrade")
                .formatted(found, migrations.size()),
            null);
      }
      return found;
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select max(version) from schema_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private void run(Connection connection, Migration migration) throws SQLException {
    LOG.info("applying {}", migration.name());
    for (String sql : migration.statements(dialect)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
    String done =
        "insert into schema_version (version, name, applied_at) values (?, ?, current_timestamp)";
    try (PreparedStatement statement = connection.prepareStatement(done)) {
      statement.setInt(1, migration.version());
      statement.setString(2, migration.name());
      statement.executeUpdate();
    }
  }

  private void verify(Connection connection, int version) throws SQLException {
    for (Migration migration : migrations) {
      if (migration.version() <= version) {
        for (String table : migration.tables()) {
          verify(connection, migration, table);
        }
      }
    }
  }

  private void verify(Connection connection, Migration migration, String table)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("select 1 from " + table + " where 1 = 0").close();
    } catch (SQLException e) {
      if (SqlFaults.kindOf(e) != SqlFaults.Kind.FAULT) {
        throw e;
      }
      throw new DatabaseProblem(
          "table %s of %s is not in the database although it was made; restore a backup"
              .formatted(table, migration.name()),
          e);
    }
  }
}
