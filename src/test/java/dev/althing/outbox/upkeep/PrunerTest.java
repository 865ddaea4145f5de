package dev.althing.outbox.upkeep;

import static dev.althing.outbox.Eventually.holds;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.Behavior;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Sql;
import dev.althing.outbox.EffectTable;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrunerTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration KEEP = Duration.ofDays(7);
  private static final Duration KEEP_SENT = Duration.ofDays(90);
  private static final Forgetful FORGETFUL = new Forgetful();

  private static final class Forgetful implements EffectTable {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean takes(Effect effect) {
      return false;
    }

    @Override
    public void write(Connection connection, Cause cause, int ordinal, Effect effect) {}

    @Override
    public void committed(Cause cause, int ordinal, Effect effect) {}

    @Override
    public int prune(Connection connection, Instant now) {
      return asked.incrementAndGet();
    }
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @TempDir private static Path data;

  private static Behavior<Pruner.Command> pruner(Database database, InstantSource clock) {
    var attachments = new Attachments(data, clock);
    var around = new Pruner.Surroundings(database, List.of(FORGETFUL), attachments, clock);
    return Pruner.create(around, KEEP, KEEP_SENT);
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

  private static List<String> rows(Database database) {
    String sql = "select transaction_id from outbox order by 1";
    return await(database.read(c -> Sql.query(c, sql, row -> row.getString(1))));
  }

  private static void cause(Database database, String cause, Duration age) {
    run(
        database,
        "insert into causes values ('%s', %d)".formatted(cause, NOW.minus(age).toEpochMilli()));
  }

  private static void row(Database database, String id, String status, Duration age) {
    row(database, id, status, age, "!a:x");
  }

  private static void row(Database database, String id, String status, Duration age, String room) {
    long at = NOW.minus(age).toEpochMilli();
    String settled = status.equals("waiting") ? "null" : String.valueOf(at);
    run(
        database,
        ("insert into outbox (transaction_id, cause, ordinal, status, kind, urgency, is_edit, type,"
                + " content, room, file, written_at, settled_at) values ('%s', '%s', 0, '%s',"
                + " 'send', 'bulk', false, 'm', '{}', '%s', 'attachments/%s', %d, %s)")
            .formatted(id, id, status, room, id, at, settled));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void removesWhatIsOldAndKeepsTheRest(Databases kind) {
    try (var database = kind.open()) {
      for (int i = 0; i < 1200; i++) {
        cause(database, "old" + i, Duration.ofDays(8));
      }
      cause(database, "new", Duration.ZERO);
      row(database, "old", "given_up", Duration.ofDays(8));
      row(database, "new", "given_up", Duration.ofDays(6));

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(count(database, "causes")).isEqualTo(1));
      holds(() -> assertThat(count(database, "outbox")).isEqualTo(1));
    }
  }

  @Test
  void keepsTheIdsOfSentEventsForLonger() {
    try (var database = Databases.H2.open()) {
      row(database, "older", "sent", Duration.ofDays(91));
      row(database, "sent", "sent", Duration.ofDays(89));
      row(database, "refused", "given_up", Duration.ofDays(89));

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(rows(database)).containsExactly("sent"));
    }
  }

  @Test
  void keepsWhatWasSettledInARoomSinceTheOldestThatWaitsThere() {
    try (var database = Databases.H2.open()) {
      row(database, "older", "sent", Duration.ofDays(130));
      row(database, "waits", "waiting", Duration.ofDays(120));
      row(database, "since", "sent", Duration.ofDays(110));
      row(database, "elsewhere", "sent", Duration.ofDays(110), "!b:x");

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(rows(database)).containsExactly("since", "waits"));
    }
  }

  @Test
  void aCauseIsForgottenAfterItsEffectsUnlessItIsForAllTime() {
    try (var database = Databases.H2.open()) {
      cause(database, "sent", Duration.ofDays(30));
      row(database, "sent", "sent", Duration.ofDays(30));
      cause(database, "once:encrypted", Duration.ofDays(3000));
      cause(database, "own:old", Duration.ofDays(30));
      cause(database, "new", Duration.ZERO);

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(count(database, "causes")).isEqualTo(3));
    }
  }

  @Test
  void letsTablesForgetAndRemovesFilesThatWereSent() throws IOException {
    try (var database = Databases.H2.open()) {
      Instant yesterday = NOW.minus(Duration.ofDays(2));
      var early = new Attachments(data, () -> yesterday);
      Path sent = data.resolve(early.keep(ByteBuffer.wrap(new byte[] {1})));
      Path waiting = data.resolve(early.keep(ByteBuffer.wrap(new byte[] {2})));
      Path fresh = data.resolve(new Attachments(data, () -> NOW).keep(ByteBuffer.allocate(3)));
      row(database, String.valueOf(waiting.getFileName()), "waiting", Duration.ofDays(2));
      FORGETFUL.asked.set(0);

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(FORGETFUL.asked.get()).isPositive());
      holds(() -> assertThat(sent).doesNotExist());
      assertThat(waiting).exists();
      assertThat(fresh).exists();
    }
  }

  @Test
  void timeWithoutAnythingRunningDoesNotCount() {
    try (var database = Databases.H2.open()) {
      cause(database, "just before the stop", Duration.ofDays(30));
      cause(database, "well before", Duration.ofDays(38));

      KIT.spawn(pruner(database, () -> NOW));

      holds(() -> assertThat(count(database, "causes")).isEqualTo(1));
    }
  }

  @Test
  void anEmptyJournalIsNoProblemAndABrokenOneIsSurvived() {
    var now = new AtomicReference<>(NOW);
    InstantSource clock = now::get;
    try (var database = Databases.H2.open()) {
      var pruner = KIT.spawn(pruner(database, clock));
      run(database, "drop table one_shots");
      var broken = KIT.spawn(pruner(database, clock));

      assertThat(pruner).isNotEqualTo(broken);
      KIT.stop(pruner);
      KIT.stop(broken);
    }
  }
}
