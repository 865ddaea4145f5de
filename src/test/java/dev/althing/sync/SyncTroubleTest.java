package dev.althing.sync;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.crypto.Decryption;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.Sql;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.testing.CuttableNetwork;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SyncTroubleTest {
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final DatabaseSettings.Waits IMPATIENT =
      new DatabaseSettings.Waits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  @Test
  void getsOverAHomeserverThatAnswersGarbage() throws IOException {
    List<String> garbage =
        List.of(
            "<html><body>502</body></html>",
            "",
            "{\"rooms\":{\"join\":{\"!a:x\":{\"timeline\":{\"events\":[",
            "{\"next_batch\":{}}");
    var turn = new AtomicInteger();
    try (var server =
            new RawServer(
                (request, peer) -> {
                  int number = turn.getAndIncrement();
                  if (number >= 2 * garbage.size()) {
                    peer.awaitGone();
                  } else if (number % 2 == 1) {
                    peer.answer(200, garbage.get(number / 2));
                  } else {
                    peer.answer(200, answer("n" + number, message(number)));
                  }
                });
        var rig = new SyncRig(Databases.H2.open(), server.address())) {
      rig.start();

      eventually("all good answers are read", () -> rig.intake.bodies(ROOM).size() >= 4);
      assertThat(rig.intake.bodies(ROOM)).containsExactly("0", "2", "4", "6");
      eventually("the last token", () -> rig.storedToken().filter("n6"::equals).isPresent());
    }
  }

  @Test
  void asksAgainAfterAnErrorInTheMiddleOfAnAnswer() throws IOException {
    var turn = new AtomicInteger();
    var first = new AtomicBoolean(true);
    try (var server =
            new RawServer(
                (request, peer) -> {
                  if (turn.getAndIncrement() > 1) {
                    peer.awaitGone();
                  }
                  peer.answer(200, answer("n", message(0)));
                });
        var rig = new SyncRig(Databases.H2.open(), server.address())) {
      rig.intake.hold(
          update -> {
            if (first.getAndSet(false)) {
              throw new OutOfMemoryError("not for long");
            }
            return false;
          });
      rig.start();

      eventually("the token", () -> rig.storedToken().filter("n"::equals).isPresent());
      assertThat(rig.intake.bodies(ROOM)).containsExactly("0", "0");
    }
  }

  @Test
  void asksOnOnlyWhenWhatWasSentToTheDeviceIsKept() throws IOException {
    String keys =
        """
        {"to_device":{"events":[{"type":"t"}]},"next_batch":"n"}""";
    var turn = new AtomicInteger();
    var cannot = new AtomicBoolean(true);
    var keeping = new CompletableFuture<Set<RoomId>>();
    var told = new CopyOnWriteArrayList<String>();
    try (var server =
            new RawServer(
                (request, peer) -> {
                  if (turn.getAndIncrement() > 1) {
                    peer.awaitGone();
                  }
                  peer.answer(200, keys);
                });
        var rig = new SyncRig(Databases.H2.open(), server.address())) {
      rig.decryption =
          new Decryption() {
            @Override
            public CompletionStage<Optional<RoomEvent>> decrypt(RoomEvent event) {
              throw new AssertionError("nothing is encrypted here");
            }

            @Override
            public CompletionStage<Set<RoomId>> keep(List<JsonNode> toDevice) {
              told.add(toDevice.toString());
              return cannot.getAndSet(false)
                  ? CompletableFuture.failedFuture(new IllegalStateException("not now"))
                  : keeping;
            }
          };
      rig.start();

      eventually("it is told again", () -> told.size() == 2);
      assertThat(server.requests()).hasSize(2).noneMatch(r -> r.target().contains("since"));
      assertThat(rig.storedToken()).isEmpty();
      keeping.complete(Set.of());

      eventually("it is asked on", () -> server.requests().size() == 3);
      assertThat(server.requests().get(2).target()).contains("since=n");
      assertThat(told).containsOnly("[{\"type\":\"t\"}]");
    }
  }

  @Test
  void readsPastAnEventThatIsMadeToBreakIt() throws IOException {
    String hostile =
        """
        {"event_id":"$bad","sender":"@u:x","type":"m.room.message","content":{"msgtype":"m.text",
         "body":"deep","x":%s%s,"n":%s}}"""
            .formatted("[".repeat(20_000), "]".repeat(20_000), "7".repeat(20_000));
    var turn = new AtomicInteger();
    try (var server =
            new RawServer(
                (request, peer) -> {
                  if (turn.getAndIncrement() > 0) {
                    peer.awaitGone();
                  }
                  peer.answer(200, answer("n", hostile + "," + message(1)));
                });
        var rig = new SyncRig(Databases.H2.open(), server.address())) {
      rig.start();

      eventually("it is read", () -> !rig.intake.updates.isEmpty());
      assertThat(rig.intake.updates.get(0).timeline())
          .extracting(event -> event.id().value())
          .containsExactly("$bad", "$1");
      assertThat(rig.intake.bodies(ROOM)).containsExactly("1");
    }
  }

  @Test
  void readsAgainWhatWasCutAfterARoom() throws IOException {
    var turn = new AtomicInteger();
    try (var server =
            new RawServer(
                (request, peer) -> {
                  switch (turn.getAndIncrement()) {
                    case 0 -> peer.answer(200, answer("n0", message(0)));
                    case 1 -> {
                      String whole = answer("n1", message(1));
                      peer.answer(200, whole.substring(0, whole.length() - 20));
                    }
                    case 2 -> peer.answer(200, answer("n2", message(1) + "," + message(2)));
                    default -> peer.awaitGone();
                  }
                });
        var rig = new SyncRig(Databases.H2.open(), server.address())) {
      rig.start();

      eventually("all is read", () -> rig.intake.firstBodies(ROOM).size() == 3);
      assertThat(rig.intake.firstBodies(ROOM)).containsExactly("0", "1", "2");
      eventually("the token", () -> rig.storedToken().filter("n2"::equals).isPresent());
      assertThat(server.requests())
          .filteredOn(request -> request.target().contains("since=n0"))
          .hasSize(2);
    }
  }

  @Test
  void doesNotBeginAnewWhenItsPlaceCannotBeReadAtFirst() {
    try (var network = new CuttableNetwork(Databases.postgresPort());
        var rig =
            new SyncRig(
                Database.open(
                    Databases.freshPostgres(network.port()).withWaits(IMPATIENT),
                    Clock.systemUTC(),
                    new Random(1)))) {
      RoomId room = rig.room();
      var sync = rig.start();
      eventually("caught up", rig.status::isCaughtUp);
      eventually("a token", () -> rig.storedToken().isPresent());
      rig.kill(sync);
      rig.intake.forget();
      rig.say(room, "while nobody listened");
      network.cut();

      rig.start();
      eventually("trouble shows", () -> rig.status.trouble().isPresent());
      network.mend();

      eventually("it is told", () -> !rig.intake.bodies(room).isEmpty());
      assertThat(rig.intake.bodies(room)).containsExactly("while nobody listened");
      assertThat(rig.intake.sources(room)).containsOnly(Source.NEWS);
    }
  }

  @Test
  void storesTheTokenLaterWhenItCannotBeStored() {
    try (var rig = new SyncRig(Databases.H2.open())) {
      RoomId room = rig.room();
      rig.start();
      eventually("a token", () -> rig.storedToken().isPresent());
      var before = rig.storedToken();
      run(rig.database, "alter table sync_position rename to elsewhere");

      rig.say(room, "the token moves");
      eventually("it is told", () -> !rig.intake.bodies(room).isEmpty());
      eventually("nothing is in flight", () -> rig.status.inFlight() == 0);
      run(rig.database, "alter table elsewhere rename to sync_position");

      eventually("the token is stored", () -> !rig.storedToken().equals(before));
    }
  }

  private static void run(Database database, String sql) {
    await(database.transact(connection -> Sql.update(connection, sql)));
  }

  private static String message(int number) {
    return """
        {"event_id":"$%d","sender":"@u:x","type":"m.room.message",
         "content":{"msgtype":"m.text","body":"%d"}}"""
        .formatted(number, number);
  }

  private static String answer(String next, String events) {
    return """
        {"rooms":{"join":{"!a:x":{"timeline":{"events":[%s]}}}},"next_batch":"%s"}"""
        .formatted(events, next);
  }
}
