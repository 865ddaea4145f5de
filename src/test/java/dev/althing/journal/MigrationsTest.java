package dev.althing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MigrationsTest {
  private static final Migration FIRST =
      new Migration(1, "V001__a.sql", "create table if not exists a (k ${bytes}); -- why\n");
  private static final Migration SECOND =
      new Migration(
          2,
          "V002__b.sql",
          "create table if not exists b (k integer);\ninsert into b values (1);\n");

  @Test
  void listsEveryFileThatIsThere() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/journal"))) {
      List<String> there =
          files
              .map(p -> p.getFileName().toString())
              .filter(n -> n.endsWith(".sql"))
              .sorted()
              .toList();

      assertThat(Migration.all()).extracting(Migration::name).isEqualTo(there);
    }
  }

  @Test
  void dividesAScriptIntoStatements() {
    var script = "-- a; b\ncreate table x (\n  k integer -- key;\n);\n\ninsert into x values (1);";

    var statements = new Migration(1, "V001__x.sql", script).statements(Dialect.H2);

    assertThat(statements).hasSize(2);
    assertThat(statements.get(0)).startsWith("create table x (").doesNotContain("key");
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void repeatsEveryStatementWithoutHarm(Databases kind) throws SQLException {
    var settings = kind.fresh();
    try (var pool = Pools.open(settings)) {
      var dialect = Dialect.of(settings.url());
      for (int round = 0; round < 2; round++) {
        for (var migration : Migration.all()) {
          for (var sql : migration.statements(dialect)) {
            execute(pool, sql);
          }
        }
      }
      new Migrations(Migration.all(), dialect).apply(pool.getConnection(), 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void appliesEachMigrationOnce(Databases kind) throws SQLException {
    var settings = kind.fresh();
    try (var pool = Pools.open(settings)) {
      migrate(pool, settings, List.of(FIRST), 9);
      migrate(pool, settings, List.of(FIRST, SECOND), 9);
      migrate(pool, settings, List.of(FIRST, SECOND), 9);

      assertThat(number(pool, "select count(*) from b")).isEqualTo(1);
      assertThat(number(pool, "select max(version) from schema_version")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void stopsAtTheVersionItIsAskedFor(Databases kind) throws SQLException {
    var settings = kind.fresh();
    try (var pool = Pools.open(settings)) {
      migrate(pool, settings, List.of(FIRST, SECOND), 1);

      assertThat(number(pool, "select max(version) from schema_version")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void refusesADatabaseThatIsNewer(Databases kind) throws SQLException {
    var settings = kind.fresh();
    try (var pool = Pools.open(settings)) {
      migrate(pool, settings, List.of(FIRST, SECOND), 9);

      assertThatThrownBy(() -> migrate(pool, settings, List.of(FIRST), 9))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("newer than this Althing")
          .hasMessageContaining("its schema is 2, this program knows 1");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void missesATableThatSomebodyDropped(Databases kind) throws SQLException {
    var settings = kind.fresh();
    try (var pool = Pools.open(settings)) {
      migrate(pool, settings, List.of(FIRST), 9);
      execute(pool, "drop table a");

      assertThatThrownBy(() -> migrate(pool, settings, List.of(FIRST), 9))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("table a of V001__a.sql");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void goesOnWhereAMigrationWasCutShort(Databases kind) throws SQLException {
    var settings = kind.fresh();
    var broken = new Migration(2, SECOND.name(), SECOND.script() + "select * from nowhere;\n");
    try (var pool = Pools.open(settings)) {
      assertThatThrownBy(() -> migrate(pool, settings, List.of(FIRST, broken), 9))
          .isInstanceOf(SQLException.class);

      migrate(pool, settings, List.of(FIRST, SECOND), 9);

      assertThat(number(pool, "select max(version) from schema_version")).isEqualTo(2);
    }
  }

  @Test
  void letsTwoProcessesMigrateAtOnce() throws Exception {
    var settings = Databases.POSTGRESQL.fresh();
    var threads = Executors.newFixedThreadPool(4);
    try (var pool = Pools.open(settings)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 4; i++) {
        tasks.add(
            () -> {
              migrate(pool, settings, List.of(FIRST, SECOND), 9);
              return true;
            });
      }

      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
      assertThat(number(pool, "select count(*) from b")).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  private static void migrate(
      HikariDataSource pool, DatabaseSettings settings, List<Migration> known, int upTo)
      throws SQLException {
    try (Connection connection = pool.getConnection()) {
      new Migrations(known, Dialect.of(settings.url())).apply(connection, upTo);
    }
  }

  private static void execute(HikariDataSource pool, String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(HikariDataSource pool, String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
