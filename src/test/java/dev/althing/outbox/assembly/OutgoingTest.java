package dev.althing.outbox.assembly;

import static dev.althing.outbox.Eventually.until;
import static dev.althing.outbox.assembly.OutgoingRig.ROOM;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.FakeHomeserver.Fault;
import dev.althing.outbox.Written;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutgoingTest {
  private static Effect say(String body) {
    return new Effect.Send(
        Destination.room(ROOM), "m.room.message", Json.object().put("body", body));
  }

  private static Effect ban(UserId user) {
    return new Effect.SetMembership(ROOM, user, Effect.MembershipChange.BAN, Optional.empty());
  }

  private static void rename(OutgoingRig rig, String from, String to) {
    for (String table : List.of("outbox", "ledger", "one_shots")) {
      rig.run("alter table %s rename to %s".formatted(from + table, to + table));
    }
  }

  @Test
  void waitsForTablesThatCannotBeReadAndThenGoesOn() {
    try (var rig = new OutgoingRig(Databases.H2.open())) {
      rename(rig, "", "hidden_");
      rig.begin();
      var id = new EffectId(Cause.own("unknown"), 0);
      var fate = rig.outgoing.sending().fate(id);
      var settled = rig.outgoing.sending().settle(new TransactionId("x"), new EventId("$x:fake"));
      assertThatThrownBy(() -> await(fate)).hasMessageContaining("stopped");
      assertThatThrownBy(() -> await(settled)).hasMessageContaining("stopped");
      rename(rig, "hidden_", "");

      await(rig.write("a", say("hello"), ban(new UserId("@u:fake"))));
      await(rig.write("b", new Effect.CreateRoom(Json.object())));

      until(() -> rig.homeserver.bodies(ROOM).contains("hello"));
      until(() -> rig.homeserver.rooms().size() == 3);
      until(() -> rig.homeserver.membership(ROOM, new UserId("@u:fake")).isPresent());
    }
  }

  @Test
  void losesAndDoublesNothingWhileTheDatabaseComesAndGoes() {
    var waits =
        new DatabaseSettings.Waits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var rig =
            new OutgoingRig(
                Database.open(
                    Databases.freshPostgres(network.port()).withWaits(waits),
                    Clock.systemUTC(),
                    new Random(1)))) {
      rig.start();
      var written = new ArrayList<CompletionStage<Written>>();

      for (int i = 0; i < 60; i++) {
        written.add(rig.write("c" + i, say("m" + i), ban(new UserId("@u" + i + ":fake"))));
        if (i % 20 == 10) {
          network.cut();
        } else if (i % 20 == 19) {
          until(() -> rig.database.outage().isPresent());
          network.mend();
        }
      }

      written.forEach(stage -> assertThat(await(stage)).isEqualTo(Written.FIRST));
      until(() -> rig.homeserver.bodies(ROOM).size() == 60);
      for (int i = 0; i < 60; i++) {
        assertThat(rig.result("c" + i, 1).kind()).isEqualTo(ChangeResult.Kind.DONE);
      }
      until(() -> rig.count("select count(*) from outbox where status = 'waiting'") == 0);
      assertThat(rig.homeserver.bodies(ROOM))
          .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
      assertThat(rig.homeserver.requests(Endpoint.BAN)).hasSize(60);
    }
  }

  /** Ends everything at random moments while everything goes wrong. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void killedAtAnyMomentItMakesEachRoomOnceAndBansEveryone(long seed) {
    var random = new Random(seed);
    try (var rig = new OutgoingRig(Databases.H2.open())) {
      rig.homeserver.asksToWait(Duration.ofMillis(5));
      rig.homeserver.isSlow(() -> Duration.ofMillis(random.nextInt(4)));
      var faults = List.of(Fault.LIMITED, Fault.BUSY, Fault.LOST_REQUEST, Fault.LOST_ANSWER);
      rig.homeserver.fails(
          r -> random.nextInt(3) == 0 ? faults.get(random.nextInt(4)) : Fault.NONE);
      for (int life = 0; life < 8; life++) {
        rig.start();
        await(
            rig.write(
                "c" + life,
                say("m" + life),
                ban(new UserId("@u" + life + ":fake")),
                new Effect.CreateRoom(Json.object().put("name", "r" + life))));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(120)).toNanos());
        rig.kill();
      }

      rig.start();
      for (int life = 0; life < 8; life++) {
        await(rig.outgoing.rooms().room(new EffectId(Cause.own("c" + life), 2)));
        assertThat(rig.result("c" + life, 1).kind()).isEqualTo(ChangeResult.Kind.DONE);
      }
      until(() -> rig.count("select count(*) from outbox where status = 'waiting'") == 0);

      assertThat(rig.homeserver.rooms()).as("seed %d", seed).hasSize(2 + 8);
      assertThat(rig.homeserver.bodies(ROOM))
          .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7");
      assertThat(rig.homeserver.requests(Endpoint.BAN)).isNotEmpty();
      assertThat(rig.givenUp).isEmpty();
    }
  }
}
