package dev.althing.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What one glance at a database shows: nothing is written, no lease taken, nobody kept waiting. */
public sealed interface Glance {
  /** It is in memory and not there before the start. */
  record InMemory() implements Glance {}

  /** It is a file that is not there yet. */
  record Missing(String place) implements Glance {}

  /** It is a file that a process has opened. */
  record InUse(String place) implements Glance {}

  /**
   * It answers.
   *
   * @param found the version of its schema; 0 when it has none yet
   * @param known the version this program knows
   */
  record Schema(String place, String product, int found, int known, boolean mayMakeTables)
      implements Glance {}

  /** It does not open; the reason is a line for the operator, with what to do about it. */
  record Broken(String reason) implements Glance {}

  /** Takes it; blocks. */
  static Glance at(DatabaseSettings settings) {
    boolean isH2 = Dialect.of(settings.url()) == Dialect.H2;
    if (isH2 && settings.url().startsWith("jdbc:h2:mem:")) {
      return new InMemory();
    }
    if (isH2 && !Files.exists(file(settings))) {
      return new Missing(settings.place());
    }
    try (Connection connection = Pools.single(isH2 ? readOnly(settings) : settings)) {
      connection.setReadOnly(true);
      return schema(settings, connection);
    } catch (SQLException | RuntimeException e) {
      return e instanceof SQLException sql && StartProblems.isInUse(settings, sql)
          ? new InUse(settings.place())
          : new Broken(String.valueOf(StartProblems.of(settings, e).getMessage()));
    }
  }

  private static Path file(DatabaseSettings settings) {
    return Path.of(settings.place().substring("jdbc:h2:file:".length()) + ".mv.db");
  }

  private static DatabaseSettings readOnly(DatabaseSettings settings) {
    return new DatabaseSettings(
        settings.url() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0",
        settings.user(),
        settings.password(),
        settings.poolSize(),
        settings.waits());
  }

  private static Schema schema(DatabaseSettings settings, Connection connection)
      throws SQLException {
    String mayMakeTables =
        "select case when not pg_is_in_recovery()"
            + " and has_schema_privilege(current_schema(), 'create') then 1 else 0 end";
    var server = connection.getMetaData();
    boolean isH2 = Dialect.of(settings.url()) == Dialect.H2;
    try (Statement statement = connection.createStatement()) {
      return new Schema(
          settings.place(),
          server.getDatabaseProductName() + " " + server.getDatabaseProductVersion(),
          hasSchema(server) ? number(statement, "select max(version) from schema_version") : 0,
          Migration.all().size(),
          isH2 || number(statement, mayMakeTables) == 1);
    }
  }

  private static boolean hasSchema(DatabaseMetaData server) throws SQLException {
    try (ResultSet tables =
        server.getTables(null, null, "schema_version", new String[] {"TABLE", "BASE TABLE"})) {
      return tables.next();
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
