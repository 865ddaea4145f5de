package dev.althing.journal;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.config.Secret;
import dev.althing.journal.outage.Outage;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import dev.althing.testing.FullDisk;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database gone while the program runs: nothing is lost and it comes back by itself. */
final class OutageTest {
  private static final DatabaseSettings.Waits IMPATIENT =
      new DatabaseSettings.Waits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  @Test
  void losesAndDoublesNothingWhenTheNetworkIsCutAgainAndAgain() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database = open(Databases.freshPostgres(network.port()).withWaits(IMPATIENT))) {
      await(database.transact(c -> execute(c, TABLE)));
      var stages = new ArrayList<CompletionStage<Integer>>();

      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
          stages.add(write(database, 100 * round + i));
        }
        network.cut();
        stages.add(write(database, 1000 + round));
        eventually("missed", () -> database.outage().isPresent());
        network.mend();
        eventually("back", () -> database.outage().isEmpty());
      }

      stages.forEach(stage -> assertThat(await(stage)).isBetween(0, 1));
      assertThat(count(database)).isEqualTo(303);
    }
  }

  @Test
  void tellsItsListenersWhenItGoesAndWhenItIsBackThoughNobodyAsks() {
    var told = new CopyOnWriteArrayList<Boolean>();
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database = open(Databases.freshPostgres(network.port()).withWaits(IMPATIENT))) {
      database.onChange(
          outage -> {
            throw new IllegalStateException("a bad listener");
          });
      database.onChange(outage -> told.add(outage.isPresent()));
      network.cut();

      assertThatThrownBy(() -> await(database.read(c -> execute(c, "select 1"))))
          .isInstanceOf(DatabaseAway.class);
      Optional<Outage> outage = database.outage();
      network.mend();
      eventually("all is told", () -> told.size() == 2);

      assertThat(database.outage()).isEmpty();
      assertThat(outage).isPresent();
      assertThat(told).containsExactly(true, false);
    }
  }

  @Test
  void doesNotHangOnANetworkThatSwallowsEverything() {
    var waits =
        new DatabaseSettings.Waits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database = open(Databases.freshPostgres(network.port()).withWaits(waits))) {
      await(database.transact(c -> execute(c, TABLE)));
      network.freeze();

      assertThatThrownBy(() -> await(database.read(c -> execute(c, "select 1"))))
          .isInstanceOf(DatabaseAway.class);
      var wish = write(database, 1);
      network.mend();

      assertThat(await(wish)).isEqualTo(1);
    }
  }

  @Test
  void losesNothingAndGoesOnByItselfWhenTheDiskOfAnEmbeddedDatabaseIsFullForAWhile(
      @TempDir Path data) {
    var settings = DatabaseSettings.at(FullDisk.url(data.resolve("db")), "sa", new Secret(""));
    try (var database = open(settings.withWaits(IMPATIENT))) {
      await(database.transact(c -> execute(c, TABLE)));
      var stages = new ArrayList<CompletionStage<Integer>>();

      for (int round = 0; round < 3; round++) {
        stages.add(write(database, 100 * round));
        FullDisk.fill();
        for (int i = 1; i < 20; i++) {
          stages.add(write(database, 100 * round + i));
        }
        eventually("missed", () -> database.outage().isPresent());
        assertThat(database.outage().orElseThrow().reason()).contains("No space left on device");
        FullDisk.clear();
        stages.forEach(stage -> assertThat(await(stage)).isBetween(0, 1));
        assertThat(database.outage()).isEmpty();
      }

      assertThat(count(database)).isEqualTo(60);
    } finally {
      FullDisk.clear();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void endsAStatementThatTakesTooLong(Databases kind) {
    var waits =
        new DatabaseSettings.Waits(
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    String endless =
        "with recursive n(k) as (select 1 union all select k + 1 from n where k < 1000000000)"
            + " select max(k) from n";
    try (var database = open(kind.fresh().withWaits(waits))) {
      assertThatThrownBy(() -> await(database.read(c -> execute(c, endless))))
          .isInstanceOf(DatabaseAway.class);
      assertThat(database.outage()).isEmpty();
    }
  }

  @Test
  void failsWhatIsRetriedWhenItIsClosed() {
    try (var network = new CuttableNetwork(Databases.postgresPort())) {
      var database = open(Databases.freshPostgres(network.port()).withWaits(IMPATIENT));
      network.cut();
      var wish = database.transactUntilDone(c -> execute(c, "select 1"));
      eventually("missed", () -> database.outage().isPresent());

      database.close();

      assertThatThrownBy(() -> await(wish)).isInstanceOf(DatabaseAway.class);
    }
  }

  @Test
  void takesAServerThatRestartsForAnOutage(@TempDir Path data) throws IOException {
    var server = server(data, 0);
    int port = server.getPort();
    var settings =
        DatabaseSettings.at(
                "jdbc:postgresql://localhost:%d/postgres".formatted(port),
                "postgres",
                new Secret("postgres"))
            .withWaits(IMPATIENT);
    try (var database = open(settings)) {
      await(database.transact(c -> execute(c, TABLE)));
      await(write(database, 1));

      server.close();
      var during = List.of(write(database, 2), write(database, 3));
      eventually("missed", () -> database.outage().isPresent());
      server = server(data, port);

      during.forEach(stage -> assertThat(await(stage)).isEqualTo(1));
      assertThat(count(database)).isEqualTo(3);
    } finally {
      server.close();
    }
  }

  @Test
  void takesACollisionForAFaultOfTheMomentOnly() {
    try (var database = Databases.POSTGRESQL.open()) {
      await(database.transact(c -> execute(c, TABLE)));

      assertThatThrownBy(
              () ->
                  await(
                      database.transact(
                          c -> {
                            throw new SQLException("deadlock detected", "40P01");
                          })))
          .isInstanceOf(DatabaseAway.class);
      assertThat(database.outage()).isEmpty();
    }
  }

  private static final String TABLE = "create table written (k integer primary key)";

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("pg"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static Database open(DatabaseSettings settings) {
    return Database.open(settings, Clock.systemUTC(), new Random(1));
  }

  private static CompletionStage<Integer> write(Database database, int key) {
    String sql = database.dialect().insertIfAbsent("written", List.of("k"), List.of());
    return database.transactUntilDone(
        c -> {
          try (var statement = c.prepareStatement(sql)) {
            statement.setInt(1, key);
            return statement.executeUpdate();
          }
        });
  }

  private static int count(Database database) {
    return await(
        database.read(
            c -> {
              try (var statement = c.createStatement();
                  var rows = statement.executeQuery("select count(*) from written")) {
                rows.next();
                return rows.getInt(1);
              }
            }));
  }

  private static int execute(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      statement.execute(sql);
      return 0;
    }
  }
}
