package dev.althing.sync;

import static dev.althing.sync.Timelines.BATCH;
import static dev.althing.sync.Timelines.EARLIER;
import static dev.althing.sync.Timelines.OTHER;
import static dev.althing.sync.Timelines.ROOM;
import static dev.althing.sync.Timelines.content;
import static dev.althing.sync.Timelines.event;
import static dev.althing.sync.Timelines.limited;
import static dev.althing.sync.Timelines.message;
import static dev.althing.sync.Timelines.page;
import static dev.althing.sync.Timelines.plain;
import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.Materializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.althing.crypto.Ciphertexts;
import dev.althing.crypto.Decryption;
import dev.althing.journal.Database;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.id.RoomId;
import dev.althing.sync.RoomUpdate.Batch;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.testing.Databases;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private final List<RoomId> lost = new CopyOnWriteArrayList<>();
  private static final ActorTestKit KIT =
      ActorTestKit.create("delivery", ConfigFactory.parseString("akka.loglevel = WARNING"));
  private static final Instant NOW = Instant.ofEpochSecond(9);
  private static final Decryption NONE =
      event -> CompletableFuture.completedFuture(Optional.of(event));

  private final FakeIntake intake = new FakeIntake();
  private final Database database = Databases.H2.open();
  private final Ciphertexts ciphertexts = new Ciphertexts(database, Clock.systemUTC());

  @AfterEach
  void close() {
    database.close();
  }

  @AfterAll
  static void end() {
    KIT.shutdownTestKit();
  }

  @Test
  void bringsAGapBeforeItsTimelineAndOtherRoomsMeanwhile() throws IOException {
    var ready = new CountDownLatch(1);
    try (var server =
        new RawServer(
            (request, peer) -> {
              ready.await();
              boolean first = request.target().contains("from=s");
              peer.answer(200, first ? page("s", "m", 1, 2) : page("m", "p", 3));
            })) {
      Delivery delivery = delivery(server, NONE);

      var gap = delivery.deliver(limited(ROOM, 4));
      var next = delivery.deliver(plain(ROOM, 5));
      Stages.await(delivery.deliver(plain(OTHER, 9)));
      assertThat(intake.bodies(ROOM)).isEmpty();
      ready.countDown();
      Stages.await(gap);
      Stages.await(next);

      assertThat(intake.bodies(ROOM)).containsExactly("1", "2", "3", "4", "5");
      assertThat(intake.sources(ROOM))
          .containsExactly(Source.GAP, Source.GAP, Source.NEWS, Source.NEWS);
      assertThat(intake.updates.stream().filter(update -> update.room().equals(ROOM)))
          .extracting(update -> update.batch().readAt())
          .containsExactly(NOW, NOW, EARLIER, EARLIER);
      assertThat(server.requests().get(0).target()).contains("to=p", "dir=f");
    }
  }

  @Test
  void doesNotLookForWhatWasBeforeTheFirstSync() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      RoomReader.Read read =
          RoomReader.read(
              ROOM, Section.JOIN, content(true, 1), new Batch(Optional.empty(), EARLIER));

      Stages.await(delivery(server, NONE).deliver(read));

      assertThat(intake.sources(ROOM)).containsExactly(Source.HISTORY);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void waitsForAHomeserverInTrouble() throws IOException {
    var turn = new AtomicInteger();
    try (var server =
        new RawServer(
            (request, peer) -> {
              switch (turn.getAndIncrement()) {
                case 0 -> peer.answer(502, "<html>");
                case 1 ->
                    peer.answer(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":20}");
                case 2 -> peer.cut();
                default -> peer.answer(200, page("s", "p", 1));
              }
            })) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("1", "2");
    }
  }

  @Test
  void goesOnWithoutAGapThatOneDamagedRoomNeverGives() throws IOException {
    try (var server =
        new RawServer(
            (request, peer) -> {
              boolean isDamaged = request.target().contains("/messages");
              peer.answer(isDamaged ? 500 : 200, isDamaged ? "{}" : "{\"user_id\":\"@bot:x\"}");
            })) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("2");
      assertThat(lost).containsExactly(ROOM);
    }
  }

  @Test
  void waitsAsLongAsNothingAtAllWorks() throws IOException {
    var turn = new AtomicInteger();
    try (var server =
        new RawServer(
            (request, peer) -> {
              boolean isDown = turn.getAndIncrement() < 40;
              peer.answer(isDown ? 502 : 200, isDown ? "<html>" : page("s", "p", 1));
            })) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("1", "2");
      assertThat(lost).isEmpty();
    }
  }

  @Test
  void goesOnWithoutAGapThatWeMayNotSee() throws IOException {
    try (var server =
        new RawServer((request, peer) -> peer.answer(403, "{\"errcode\":\"M_FORBIDDEN\"}"))) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("2");
    }
  }

  @Test
  void endsAtAPageThatLeadsNowhere() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.answer(200, page("s", "s")))) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("2");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void endsAtTheEndOfTheHistory() throws IOException {
    String last = "{\"start\":\"s\",\"chunk\":[%s,7]}".formatted(message(1));
    try (var server = new RawServer((request, peer) -> peer.answer(200, last))) {
      Stages.await(delivery(server, NONE).deliver(limited(ROOM, 2)));

      assertThat(intake.bodies(ROOM)).containsExactly("1", "2");
    }
  }

  @Test
  void asksForNoPageBeforeTheOneBeforeIsTakenIn() throws IOException {
    intake.hold(update -> update.source() == Source.GAP);
    try (var server =
        new RawServer(
            (request, peer) -> {
              String from = request.target().replaceFirst(".*from=(\\d+|s).*", "$1");
              int number = from.equals("s") ? 1 : Integer.parseInt(from) + 1;
              String end = number == 12 ? "p" : Integer.toString(number);
              peer.answer(200, page(from, end, number));
            })) {
      var delivered = delivery(server, NONE).deliver(limited(ROOM, 13)).toCompletableFuture();
      eventually("a page is held", () -> intake.heldBack() == 1);

      assertThat(server.requests().size()).isLessThan(4);
      for (int i = 0; i < 12; i++) {
        int number = i + 1;
        eventually("page " + number, () -> intake.heldBack() == number);
        intake.release(i);
      }
      Stages.await(delivered);
      assertThat(intake.bodies(ROOM)).hasSize(13).isSortedAccordingTo(DeliveryTest::byNumber);
    }
  }

  @Test
  void leavesARoomUsableAfterALostUpdate() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.answer(200, page("s", "p", 1)))) {
      Delivery delivery = delivery(server, NONE);
      intake.fail(Optional.of(new IllegalStateException("stopped")));

      var lost = delivery.deliver(limited(ROOM, 2)).toCompletableFuture();
      eventually("it failed", lost::isCompletedExceptionally);
      var next = delivery.deliver(plain(ROOM, 3)).toCompletableFuture();

      eventually("it was handed over", () -> intake.bodies(ROOM).contains("3"));
      assertThat(next).isCompletedExceptionally();
    }
  }

  @Test
  void reportsAGapOfWhichNothingIsKnown() throws IOException {
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      ObjectNode content = content(true, 1);
      ((ObjectNode) content.path("timeline")).remove("prev_batch");

      Stages.await(
          delivery(server, NONE).deliver(RoomReader.read(ROOM, Section.JOIN, content, BATCH)));
      Stages.await(
          delivery(server, NONE)
              .deliver(
                  RoomReader.read(
                      OTHER, Section.JOIN, content, new Batch(Optional.empty(), EARLIER))));

      assertThat(intake.bodies(ROOM)).containsExactly("1");
      assertThat(lost).containsExactly(ROOM);
      assertThat(server.requests()).isEmpty();
    }
  }

  private Delivery delivery(RawServer server, Decryption decryption) {
    var pauses = new Pauses(new Random(1), pause -> Runnable::run);
    var client = SyncRig.client(server.address(), "@bot:x", "token");
    var materializer = Materializer.createMaterializer(KIT.system());
    var history = new History(client, materializer, pauses, lost::add);
    return new Delivery(intake, history, new Opening(decryption), ciphertexts, () -> NOW);
  }

  private static int byNumber(String one, String other) {
    return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
  }
}
