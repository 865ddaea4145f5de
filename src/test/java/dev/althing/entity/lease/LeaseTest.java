package dev.althing.entity.lease;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.journal.Database;
import dev.althing.journal.DatabaseProblem;
import dev.althing.journal.DatabaseSettings;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeaseTest {
  private static final Duration SHORT = Duration.ofMillis(900);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger lost = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Databases.class)
  void isTakenRenewedAndGivenBack(Databases kind) {
    try (var database = kind.open()) {
      var lease = take(database, SHORT);
      String first = text(database, "select cast(renewed_at as varchar) from lease");

      eventually(
          "a sign of life",
          () -> !text(database, "select cast(renewed_at as varchar) from lease").equals(first));
      int written = await(database.transact(c -> 1));
      lease.close();

      assertThat(written).isEqualTo(1);
      assertThat(text(database, "select count(*) from lease")).isEqualTo("0");
      assertThat(lost).hasValue(0);
    }
  }

  @Test
  void isRefusedWhileAnotherProcessOfThisMachineLives() {
    var settings = Databases.POSTGRESQL.fresh();
    try (var one = open(settings);
        var two = open(settings);
        var lease = take(one, LONG)) {
      assertThatThrownBy(() -> take(two, LONG))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("another Althing (")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("is using the database at jdbc:postgresql:");
      assertThat(lease.isLost()).isFalse();
    }
  }

  @Test
  void isTakenAtOnceFromADeadProcessOfThisMachine() {
    try (var database = Databases.POSTGRESQL.open()) {
      take(database, LONG);
      // The same process id, but a process of an earlier time.
      execute(database, "update lease set owner = 'dead', process_start = process_start - 1");

      try (var lease = take(database, LONG)) {
        assertThat(lease.isLost()).isFalse();
      }
    }
  }

  @Test
  void isTakenFromAnotherMachineWhenItsTermIsOver() {
    try (var database = Databases.POSTGRESQL.open()) {
      take(database, SHORT);
      execute(database, "update lease set owner = 'far', place = 'elsewhere'");

      try (var lease = take(database, SHORT)) {
        assertThat(lease.isLost()).isFalse();
      }
    }
  }

  @Test
  void isRefusedWhileAnotherMachineGivesSignsOfLife() {
    var heart = Executors.newSingleThreadScheduledExecutor();
    try (var database = Databases.POSTGRESQL.open()) {
      take(database, LONG);
      execute(database, "update lease set owner = 'far', place = 'elsewhere'");
      var unused =
          heart.scheduleWithFixedDelay(
              () -> execute(database, "update lease set renewed_at = clock_timestamp()"),
              0,
              100,
              TimeUnit.MILLISECONDS);

      assertThatThrownBy(() -> take(database, LONG))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("another Althing");
    } finally {
      heart.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void tellsOnceWhenItIsLostAndLetsNothingMoreBeWritten(Databases kind) {
    try (var database = kind.open()) {
      var lease = take(database, SHORT);

      execute(database, "update lease set owner = 'thief'");

      assertThatThrownBy(() -> await(database.transact(c -> 1))).isInstanceOf(LeaseLost.class);
      eventually("told", () -> lost.get() > 0);
      assertThat(lease.isLost()).isTrue();
      lease.close();
      assertThat(lost).hasValue(1);
      assertThat(text(database, "select owner from lease")).isEqualTo("thief");
    }
  }

  @Test
  void isToldByItsHeartbeatAlone() {
    try (var database = Databases.POSTGRESQL.open();
        var lease = take(database, SHORT)) {
      execute(database, "update lease set owner = 'thief'");

      eventually("told", () -> lost.get() > 0);
      assertThat(lease.isLost()).isTrue();
      assertThat(lost).hasValue(1);
    }
  }

  @Test
  void outlivesAnOutageLongerThanItsTerm() {
    try (var network = new CuttableNetwork(Databases.postgresPort())) {
      var settings = Databases.freshPostgres(network.port()).withWaits(IMPATIENT);
      try (var database = open(settings);
          var lease = take(database, SHORT)) {
        network.cut();
        eventually("missed", () -> database.outage().isPresent());
        var written = database.transactUntilDone(c -> 1);
        var away = Clock.systemUTC().instant().plus(SHORT.multipliedBy(2));
        eventually("a long outage", () -> Clock.systemUTC().instant().isAfter(away));

        network.mend();

        int done = await(written);
        assertThat(done).isEqualTo(1);
        eventually("back", () -> database.outage().isEmpty());
        assertThat(lease.isLost()).isFalse();
      }
    }
  }

  @Test
  void endsTheStartWhenTheDatabaseGoesAwayMeanwhile() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database = open(Databases.freshPostgres(network.port()).withWaits(IMPATIENT))) {
      network.cut();

      assertThatThrownBy(() -> take(database, LONG))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("went away during the start");
    }
  }

  @Test
  void isGivenUpWhenTheDatabaseIsAwayAtTheEnd() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var database = open(Databases.freshPostgres(network.port()).withWaits(IMPATIENT))) {
      var lease = take(database, LONG);
      network.cut();

      lease.close();

      assertThat(lease.isLost()).isTrue();
      assertThat(lost).hasValue(0);
    }
  }

  @Test
  void isTakenOverOnlyBetweenTransactions() throws Exception {
    var settings = Databases.POSTGRESQL.fresh();
    var inside = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    try (var one = open(settings);
        var two = open(settings);
        var lease = take(one, LONG)) {
      var writing =
          one.transact(
              c -> {
                inside.countDown();
                return pass(gate);
              });
      assertThat(pass(inside)).isTrue();
      execute(two, "update lease set process_start = process_start - 1");

      var taking = CompletableFuture.supplyAsync(() -> take(two, LONG));
      eventually(
          "the taker waits",
          () -> !text(two, "select count(*) from pg_locks where not granted").equals("0"));
      assertThat(taking).isNotDone();
      gate.countDown();

      boolean written = await(writing);
      assertThat(written).isTrue();
      try (var second = taking.get(60, TimeUnit.SECONDS)) {
        assertThat(second.isLost()).isFalse();
        assertThatThrownBy(() -> await(one.transact(c -> 1))).isInstanceOf(LeaseLost.class);
        assertThat(lease.isLost()).isTrue();
      }
    }
  }

  private static final DatabaseSettings.Waits IMPATIENT =
      new DatabaseSettings.Waits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private Lease take(Database database, Duration term) {
    return Lease.take(database, UUID.randomUUID().toString(), term, lost::incrementAndGet);
  }

  private static Database open(DatabaseSettings settings) {
    return Database.open(settings, Clock.systemUTC(), new Random(1));
  }

  private static boolean pass(CountDownLatch gate) {
    try {
      return gate.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int execute(Database database, String sql) {
    return await(
        database.transactUrgently(
            c -> {
              try (var statement = c.createStatement()) {
                return statement.executeUpdate(sql);
              }
            }));
  }

  private static String text(Database database, String sql) {
    return await(
        database.read(
            c -> {
              try (var statement = c.createStatement();
                  var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : "";
              }
            }));
  }
}
