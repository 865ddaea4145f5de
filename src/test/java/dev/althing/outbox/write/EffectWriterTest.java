package dev.althing.outbox.write;

import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.Dialect;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import dev.althing.outbox.assembly.OutgoingRig;
import dev.althing.testing.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EffectWriterTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  /** Takes deadlines; notes what is written and what is announced. */
  private static class Deadlines implements EffectTable {
    final List<String> announced = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger written = new AtomicInteger();

    @Override
    public boolean takes(Effect effect) {
      return effect instanceof Effect.Schedule;
    }

    @Override
    public void write(Connection connection, Cause cause, int ordinal, Effect effect)
        throws SQLException {
      written.incrementAndGet();
    }

    @Override
    public void committed(Cause cause, int ordinal, Effect effect) {
      announced.add(cause + "#" + ordinal);
    }
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static Effect schedule(String key) {
    return new Effect.Schedule("game", "one", key, Instant.EPOCH);
  }

  private static ActorRef<EffectWriter.Command> writer(Database database, EffectTable... tables) {
    return KIT.spawn(EffectWriter.create(database, List.of(tables), Clock.systemUTC()));
  }

  private static Effects effects(Database database, EffectTable... tables) {
    return EffectWriter.door(writer(database, tables), database);
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void theFirstWriteOfACauseWins(Databases kind) {
    try (var database = kind.open()) {
      var table = new Deadlines();
      var effects = effects(database, table);

      var results = new ArrayList<CompletionStage<Written>>();
      for (int i = 0; i < 200; i++) {
        results.add(effects.write(Cause.own("c" + i % 100), List.of(schedule("k" + i))));
      }

      for (int i = 0; i < 200; i++) {
        assertThat(await(results.get(i))).isEqualTo(i < 100 ? Written.FIRST : Written.ALREADY);
      }
      assertThat(table.announced).hasSize(100).doesNotHaveDuplicates();
    }
  }

  @Test
  void aCauseWithoutEffectsIsKnownToo() {
    try (var database = Databases.H2.open()) {
      var effects = effects(database);

      assertThat(await(effects.write(Cause.own("a"), List.of()))).isEqualTo(Written.FIRST);
      assertThat(await(effects.knows(Cause.own("a")))).isTrue();
      assertThat(await(effects.write(Cause.own("a"), List.of()))).isEqualTo(Written.ALREADY);
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void oneBadCauseDoesNotTakeOthersAlong(Databases kind) {
    try (var database = kind.open()) {
      var table =
          new Deadlines() {
            @Override
            public void write(Connection connection, Cause cause, int ordinal, Effect effect)
                throws SQLException {
              if (cause.value().endsWith("bad")) {
                throw new SQLException("too long", "22001");
              }
              super.write(connection, cause, ordinal, effect);
            }
          };
      var effects = effects(database, table);

      var results = new ArrayList<CompletionStage<Written>>();
      for (String cause : List.of("a", "b", "bad", "c", "also bad", "d")) {
        results.add(effects.write(Cause.own(cause), List.of(schedule("k"))));
      }

      for (int good : List.of(0, 1, 3, 5)) {
        assertThat(await(results.get(good))).isEqualTo(Written.FIRST);
      }
      for (int bad : List.of(2, 4)) {
        assertThatThrownBy(() -> await(results.get(bad))).hasMessageContaining("too long");
      }
      assertThat(await(effects.knows(Cause.own("bad")))).isFalse();
      assertThat(table.announced).hasSize(4);
    }
  }

  @Test
  void refusesWhatNobodyCarriesOut() {
    try (var database = Databases.H2.open()) {
      var effects = effects(database);

      assertThatThrownBy(() -> await(effects.write(Cause.own("a"), List.of(schedule("k")))))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("Schedule");
    }
  }

  @Test
  void aTableThatCannotHearOfACommitHarmsNobody() {
    try (var database = Databases.H2.open()) {
      var table =
          new Deadlines() {
            @Override
            public void committed(Cause cause, int ordinal, Effect effect) {
              throw new IllegalStateException("deaf");
            }
          };
      var effects = effects(database, table);

      assertThat(await(effects.write(Cause.own("a"), List.of(schedule("k")))))
          .isEqualTo(Written.FIRST);
    }
  }

  @Test
  void whatCannotBeWrittenAnyMoreFails() {
    var database = Databases.H2.open();
    var writer = writer(database, new Deadlines());
    var effects = EffectWriter.door(writer, database);
    database.close();

    var closed = effects.write(Cause.own("a"), List.of(schedule("k")));

    assertThatThrownBy(() -> await(closed)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatWaitsFailsWhenTheWriterStops() throws InterruptedException {
    try (var database = Databases.H2.open()) {
      var entered = new java.util.concurrent.CountDownLatch(1);
      var arrived = new java.util.concurrent.CountDownLatch(1);
      var release = new java.util.concurrent.CountDownLatch(1);
      var table =
          new Deadlines() {
            @Override
            public boolean takes(Effect effect) {
              if (effect.equals(schedule("second"))) {
                arrived.countDown();
              }
              return super.takes(effect);
            }

            @Override
            public void write(Connection connection, Cause cause, int ordinal, Effect effect) {
              entered.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          };
      var writer = writer(database, table);
      var effects = EffectWriter.door(writer, database);
      var first = effects.write(Cause.own("a"), List.of(schedule("k")));
      entered.await();
      var second = effects.write(Cause.own("b"), List.of(schedule("second")));
      arrived.await();

      KIT.stop(writer);

      assertThatThrownBy(() -> await(first)).isInstanceOf(RejectedExecutionException.class);
      assertThatThrownBy(() -> await(second)).isInstanceOf(RejectedExecutionException.class);
      release.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void aTryWhoseCommitGotLostIsNotTakenForSomebodyElses(Databases kind) {
    try (var database = kind.open()) {
      var table = new Deadlines();
      var tables = new EffectTables(List.of(table));
      await(database.transact(c -> insert(c, database.dialect(), "old")));
      var batch =
          new EffectBatch(
              List.of(
                  new EffectBatch.Entry(Cause.own("old"), List.of(schedule("k"))),
                  new EffectBatch.Entry(Cause.own("new"), List.of(schedule("k"))),
                  new EffectBatch.Entry(Cause.own("new"), List.of(schedule("other")))),
              tables,
              1);

      var first = await(database.transact(c -> batch.write(c, database.dialect())));
      var again = await(database.transact(c -> batch.write(c, database.dialect())));

      assertThat(first).containsExactly(Written.ALREADY, Written.FIRST, Written.ALREADY);
      assertThat(again).isEqualTo(first);
      assertThat(table.written).hasValue(1);
    }
  }

  private static int insert(Connection connection, Dialect dialect, String cause)
      throws SQLException {
    String sql = dialect.insertIfAbsent("causes", List.of("cause"), List.of("written_at"));
    try (var insert = connection.prepareStatement(sql)) {
      insert.setString(1, Cause.own(cause).value());
      insert.setLong(2, 1);
      return insert.executeUpdate();
    }
  }

  @Test
  void whatIsTooDeepIsRefusedAndNotHalfWritten() {
    try (var rig = new OutgoingRig(Databases.H2.open()).start()) {
      var deep = dev.althing.matrix.json.Json.object();
      var inner = deep;
      for (int i = 0; i < 150; i++) {
        inner = inner.putObject("a");
      }
      var send = new Effect.Send(dev.althing.effect.Destination.room(ROOM), "x", deep);

      assertThatThrownBy(() -> await(rig.write("a", send)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(await(rig.outgoing.effects().knows(Cause.own("a")))).isFalse();
    }
  }
}
