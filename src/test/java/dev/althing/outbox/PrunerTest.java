package dev.althing.outbox;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.althing.journal.Database;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrunerTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration KEEP = Duration.ofDays(7);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static int run(Database database, String sql) {
    return await(
        database.transact(
            c -> {
              try (var statement = c.createStatement()) {
                return statement.executeUpdate(sql);
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

  private static void cause(Database database, String cause, Duration age) {
    run(
        database,
        "insert into causes values ('%s', %d)".formatted(cause, NOW.minus(age).toEpochMilli()));
  }

  private static void row(Database database, String id, String status, Duration age) {
    long at = NOW.minus(age).toEpochMilli();
    String settled = status.equals("waiting") ? "null" : String.valueOf(at);
    run(
        database,
        ("insert into outbox (transaction_id, cause, ordinal, status, kind, urgency, is_edit, type,"
                + " content, written_at, settled_at) values ('%s', 'c', 0, '%s', 'send',"
                + " 'bulk', false, 'm', '{}', %d, %s)")
            .formatted(id, status, at, settled));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void removesWhatIsOldAndKeepsTheRest(Databases kind) {
    try (var database = kind.open()) {
      for (int i = 0; i < 1200; i++) {
        cause(database, "old" + i, Duration.ofDays(8));
      }
      cause(database, "new", Duration.ZERO);
      row(database, "old", "sent", Duration.ofDays(8));
      row(database, "new", "sent", Duration.ofDays(6));

      KIT.spawn(Pruner.create(database, KEEP, () -> NOW));

      holds(() -> assertThat(count(database, "causes")).isEqualTo(1));
      holds(() -> assertThat(count(database, "outbox")).isEqualTo(1));
    }
  }

  @Test
  void keepsWhatWasSettledSinceTheOldestThatWaits() {
    try (var database = Databases.H2.open()) {
      cause(database, "new", Duration.ZERO);
      row(database, "older", "sent", Duration.ofDays(30));
      row(database, "waits", "waiting", Duration.ofDays(20));
      row(database, "since", "sent", Duration.ofDays(10));

      KIT.spawn(Pruner.create(database, KEEP, () -> NOW));

      holds(() -> assertThat(count(database, "outbox")).isEqualTo(2));
    }
  }

  @Test
  void timeWithoutAnythingRunningDoesNotCount() {
    try (var database = Databases.H2.open()) {
      cause(database, "just before the stop", Duration.ofDays(30));
      cause(database, "well before", Duration.ofDays(38));

      KIT.spawn(Pruner.create(database, KEEP, () -> NOW));

      holds(() -> assertThat(count(database, "causes")).isEqualTo(1));
    }
  }

  @Test
  void anEmptyJournalIsNoProblemAndABrokenOneIsSurvived() {
    var now = new AtomicReference<>(NOW);
    InstantSource clock = now::get;
    try (var database = Databases.H2.open()) {
      var pruner = KIT.spawn(Pruner.create(database, KEEP, clock));
      run(database, "drop table one_shots");
      var broken = KIT.spawn(Pruner.create(database, KEEP, clock));

      assertThat(pruner).isNotEqualTo(broken);
      KIT.stop(pruner);
      KIT.stop(broken);
    }
  }
}
