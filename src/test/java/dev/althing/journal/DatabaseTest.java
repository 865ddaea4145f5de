package dev.althing.journal;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.testing.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabaseTest {
  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsWhatATransactionWrote(Databases kind) {
    try (var database = kind.open()) {
      await(database.transact(c -> execute(c, "create table t (k integer primary key)")));

      int inserted = await(database.transact(c -> execute(c, "insert into t values (1)")));

      assertThat(inserted).isEqualTo(1);
      assertThat(count(database, "t")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void keepsNothingOfATransactionThatFails(Databases kind) {
    try (var database = kind.open()) {
      await(database.transact(c -> execute(c, "create table t (k integer primary key)")));

      var failed =
          database.transact(
              c -> {
                execute(c, "insert into t values (1)");
                throw new IllegalArgumentException("changed my mind");
              });

      assertThatThrownBy(() -> await(failed)).isInstanceOf(IllegalArgumentException.class);
      assertThat(count(database, "t")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void saysAFaultForWrongSql(Databases kind) {
    try (var database = kind.open()) {
      assertThatThrownBy(() -> await(database.read(c -> execute(c, "selekt 1"))))
          .isInstanceOf(DatabaseFault.class);
      assertThatThrownBy(() -> await(database.transactUntilDone(c -> execute(c, "selekt 1"))))
          .isInstanceOf(DatabaseFault.class);
      assertThat(database.outage()).isEmpty();
    }
  }

  @Test
  void keepsCommitsOnAServerThatIsSetToForgetTheLastOnes() {
    // The tests' server is: it trades them for speed unless told otherwise.
    try (var database = Databases.POSTGRESQL.open()) {
      List<String> setting =
          await(
              database.read(c -> Sql.query(c, "show synchronous_commit", row -> row.getString(1))));

      assertThat(setting).containsExactly("on");
    }
  }

  @Test
  void quotesNoRowInItsFaults() {
    try (var database = Databases.POSTGRESQL.open()) {
      await(database.transact(c -> execute(c, "create table t (k varchar primary key)")));

      assertThatThrownBy(
              () ->
                  await(
                      database.transact(
                          c -> {
                            try (var statement = c.prepareStatement("insert into t values (?)")) {
                              for (int i = 0; i < 2; i++) {
                                statement.setString(1, "hunter2");
                                statement.addBatch();
                              }
                              return statement.executeBatch();
                            }
                          })))
          .isInstanceOf(DatabaseFault.class)
          .hasMessageNotContaining("hunter2");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void insertsOnlyWhatIsNotThere(Databases kind) {
    try (var database = kind.open()) {
      await(database.transact(c -> execute(c, TWO_KEYS)));
      String sql = database.dialect().insertIfAbsent("t", List.of("a", "b"), List.of("v", "w"));

      assertThat(inserted(database, sql, "x", 1, "first")).isEqualTo(1);
      assertThat(inserted(database, sql, "x", 1, "second")).isZero();
      assertThat(inserted(database, sql, "x", 2, "other")).isEqualTo(1);
      assertThat(value(database, 1)).isEqualTo("first");
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void replacesWhatIsThere(Databases kind) {
    try (var database = kind.open()) {
      await(database.transact(c -> execute(c, TWO_KEYS)));
      String sql = database.dialect().upsert("t", List.of("a", "b"), List.of("v", "w"));

      await(database.transact(c -> put(c, sql, "x", 1, "first")));
      await(database.transact(c -> put(c, sql, "x", 1, "second")));

      assertThat(value(database, 1)).isEqualTo("second");
      assertThat(count(database, "t")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void insertsOnceWhenManyTryAtOnce(Databases kind) {
    try (var database = kind.open()) {
      await(database.transact(c -> execute(c, TWO_KEYS)));
      String sql = database.dialect().insertIfAbsent("t", List.of("a", "b"), List.of("v", "w"));

      var tries = new ArrayList<CompletionStage<Integer>>();
      for (int i = 0; i < 400; i++) {
        int key = i / 8;
        String value = "try " + i;
        tries.add(database.transactUntilDone(c -> put(c, sql, "x", key, value)));
      }

      int inserted = tries.stream().mapToInt(stage -> await(stage)).sum();
      assertThat(inserted).isEqualTo(50);
      assertThat(count(database, "t")).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void turnsWorkAwayWhenTooMuchWaits(Databases kind) {
    var gate = new CountDownLatch(1);
    try (var database = kind.open()) {
      SqlWork<Boolean> blocked = c -> pass(gate);
      var stages = new ArrayList<CompletableFuture<Boolean>>();
      for (int i = 0; i < WorkThreads.MAX_WAITING + 100; i++) {
        stages.add(database.read(blocked).toCompletableFuture());
      }

      long refused = stages.stream().filter(CompletableFuture::isCompletedExceptionally).count();
      boolean urgent = await(database.transactUrgently(c -> true));
      gate.countDown();

      assertThat(refused).isBetween(90L, 100L);
      assertThat(urgent).isTrue();
      assertThat(database.outage()).isEmpty();
    } finally {
      gate.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void letsNoTransactionPassAFence(Databases kind) {
    try (var database = kind.open()) {
      database.fence(
          c -> {
            throw new IllegalStateException("not in charge");
          });

      assertThatThrownBy(() -> await(database.transact(c -> true)))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> await(database.transactUntilDone(c -> true)))
          .isInstanceOf(IllegalStateException.class);
      boolean read = await(database.read(c -> true));
      assertThat(read).isTrue();
      boolean urgent = await(database.transactUrgently(c -> true));
      assertThat(urgent).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void failsWhatComesAfterTheEnd(Databases kind) {
    var database = kind.open();

    database.close();
    database.close();

    assertThatThrownBy(() -> await(database.read(c -> true))).isInstanceOf(DatabaseAway.class);
    assertThatThrownBy(() -> await(database.transactUntilDone(c -> true)))
        .isInstanceOf(DatabaseAway.class);
  }

  private static final String TWO_KEYS =
      "create table t (a varchar, b integer, v varchar, w timestamp with time zone,"
          + " primary key (a, b))";

  private static boolean pass(CountDownLatch gate) {
    try {
      gate.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int put(Connection c, String sql, String a, int b, String v) throws SQLException {
    try (var statement = c.prepareStatement(sql)) {
      statement.setString(1, a);
      statement.setInt(2, b);
      statement.setString(3, v);
      statement.setObject(4, OffsetDateTime.parse("2026-11-20T12:00:00Z"));
      return statement.executeUpdate();
    }
  }

  private static int inserted(Database database, String sql, String a, int b, String v) {
    return await(database.transact(c -> put(c, sql, a, b, v)));
  }

  private static String value(Database database, int b) {
    return await(
        database.read(
            c -> {
              try (var statement = c.createStatement();
                  var rows = statement.executeQuery("select v from t where b = " + b)) {
                rows.next();
                return rows.getString(1);
              }
            }));
  }

  private static int count(Database database, String table) {
    return await(
        database.read(
            c -> {
              try (var statement = c.createStatement();
                  var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getInt(1);
              }
            }));
  }

  private static int execute(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    }
  }
}
