package dev.althing.sync;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.Materializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.althing.crypto.Ciphertexts;
import dev.althing.crypto.Decryption;
import dev.althing.journal.Database;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Json;
import dev.althing.sync.RoomUpdate.Batch;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.testing.Databases;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private final List<RoomId> lost = new CopyOnWriteArrayList<>();
  private static final ActorTestKit KIT =
      ActorTestKit.create("delivery", ConfigFactory.parseString("akka.loglevel = WARNING"));
  private static final RoomId ROOM = new RoomId("!a:x");
  private static final RoomId OTHER = new RoomId("!b:x");
  private static final Instant EARLIER = Instant.ofEpochSecond(7);
  private static final Instant NOW = Instant.ofEpochSecond(9);
  private static final Batch BATCH = new Batch(Optional.of("s"), EARLIER);
  private static final Decryption NONE =
      event -> CompletableFuture.completedFuture(Optional.of(event));

  private final FakeIntake intake = new FakeIntake();
  private final Database database = Databases.H2.open();
  private final Ciphertexts ciphertexts = new Ciphertexts(database, Clock.systemUTC());

  /** Reads an event when a key of its name has come. */
  private static final class KeyedCipher implements Decryption {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Override
    public CompletionStage<Optional<RoomEvent>> decrypt(RoomEvent event) {
      String id = event.id().value();
      return CompletableFuture.completedFuture(
          keys.contains(id)
              ? Optional.of(event(Integer.parseInt(id.substring(1))))
              : Optional.empty());
    }

    @Override
    public CompletionStage<Set<RoomId>> keep(List<JsonNode> toDevice) {
      toDevice.forEach(message -> keys.add(message.path("key").asText()));
      return CompletableFuture.completedFuture(Set.of(ROOM));
    }
  }

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
  void passesOnInOrderWhatCanBeReadAndMarksTheRestAsAwaited() throws IOException {
    var slow = new CompletableFuture<Optional<RoomEvent>>();
    Map<String, CompletionStage<Optional<RoomEvent>>> answers =
        Map.of(
            "$2", slow,
            "$3", CompletableFuture.completedFuture(Optional.of(sealedEvent(3))),
            "$4", CompletableFuture.completedFuture(Optional.empty()),
            "$5", CompletableFuture.failedFuture(new IllegalStateException("no such cipher")));
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      Delivery delivery = delivery(server, event -> answers.get(event.id().value()));

      var batch = delivery.deliver(sealed(1, 2, 3, 4, 5)).toCompletableFuture();
      var next = delivery.deliver(plain(ROOM, 6)).toCompletableFuture();
      Stages.await(delivery.deliver(plain(OTHER, 7)));
      assertThat(intake.bodies(ROOM)).isEmpty();
      slow.complete(Optional.of(event(2)));
      Stages.await(batch);
      Stages.await(next);

      assertThat(ids(ROOM)).containsExactly("$1", "$2", "$3", "$4", "$5", "$6");
      assertThat(intake.bodies(ROOM)).containsExactly("1", "2", "6");
      assertThat(awaited()).containsExactly("$4");
    }
  }

  @Test
  void bringsWhatWasKeptOnceWhenItsKeyComes() throws IOException {
    var cipher = new KeyedCipher();
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      Delivery delivery = delivery(server, cipher);
      Stages.await(delivery.deliver(sealed(1, 2, 3)));
      assertThat(awaited()).containsExactly("$2", "$3");
      Stages.await(delivery.deliver(plain(ROOM, 4)));

      Stages.await(delivery.keep(List.of(Json.object().put("key", "$3"))));
      eventually("it is heard", () -> intake.bodies(ROOM).contains("3"));
      eventually("and let go", () -> kept().equals(List.of("$2")));
      Delivery nextLife = delivery(server, cipher);
      cipher.keys.add("$2");
      nextLife.lookAgain();
      eventually("and the other", () -> intake.bodies(ROOM).contains("2"));
      eventually("and let go", () -> kept().isEmpty());

      assertThat(intake.bodies(ROOM)).containsExactly("1", "4", "3", "2");
      assertThat(intake.sources(ROOM))
          .containsExactly(Source.NEWS, Source.NEWS, Source.LATE, Source.LATE);
    }
  }

  @Test
  void missesNoKeyThatComesWhileItsEventIsBeingKept() throws IOException {
    var cipher = new KeyedCipher();
    intake.hold(update -> update.source() == Source.NEWS);
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      Delivery delivery = delivery(server, cipher);
      var batch = delivery.deliver(sealed(1, 2)).toCompletableFuture();
      eventually("it is held", () -> intake.heldBack() == 1);

      Stages.await(delivery.keep(List.of(Json.object().put("key", "$2"))));
      intake.releaseAll();
      Stages.await(batch);

      // It may be told twice, by the key and by this look; the room hears it once.
      assertThat(intake.bodies(ROOM)).containsOnly("1", "2");
      eventually("it is let go", () -> kept().isEmpty());
    }
  }

  @Test
  void passesOnAsItCameWhatNobodyWaitsForAnyMore() throws IOException {
    var cipher = new KeyedCipher();
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      Stages.await(
          new Ciphertexts(database, Clock.offset(Clock.systemUTC(), Duration.ofHours(-25)))
              .keep(sealedEvent(2)));
      Delivery delivery = delivery(server, cipher);

      delivery.lookAgain();
      eventually("it is let go", () -> kept().isEmpty());

      assertThat(ids(ROOM)).containsExactly("$2");
      assertThat(awaited()).isEmpty();
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

  @Test
  void toleratesADecryptionThatThrows() throws IOException {
    Decryption broken =
        event -> {
          throw new IllegalStateException("broken");
        };
    try (var server = new RawServer((request, peer) -> peer.cut())) {
      ObjectNode content = content(false, 1);
      content.withArray("/timeline/events").add(ciphertext(2));

      Stages.await(
          delivery(server, broken).deliver(RoomReader.read(ROOM, Section.JOIN, content, BATCH)));

      assertThat(ids(ROOM)).containsExactly("$1", "$2");
      assertThat(awaited()).isEmpty();
    }
  }

  private Delivery delivery(RawServer server, Decryption decryption) {
    var pauses = new Pauses(new Random(1), pause -> Runnable::run);
    var client = SyncRig.client(server.address(), "@bot:x", "token");
    var materializer = Materializer.createMaterializer(KIT.system());
    var history = new History(client, materializer, pauses, lost::add);
    return new Delivery(
        this::keptAndTaken, history, new Opening(decryption), ciphertexts, () -> NOW);
  }

  /** As a room does it. */
  private CompletionStage<Void> keptAndTaken(RoomUpdate update) {
    CompletionStage<Void> taken = intake.take(update);
    for (RoomEvent event : update.timeline()) {
      if (isAwaited(event)) {
        taken = taken.thenCompose(x -> ciphertexts.keep(event)).thenApply(gone -> null);
      }
    }
    return taken;
  }

  private static boolean isAwaited(RoomEvent event) {
    return event.as(Encrypted.class).filter(Encrypted::isAwaited).isPresent();
  }

  private List<String> kept() {
    return Stages.await(ciphertexts.of(ROOM)).stream()
        .map(kept -> kept.event().id().value())
        .toList();
  }

  private List<String> ids(RoomId room) {
    return timeline(room).map(event -> event.id().value()).toList();
  }

  private List<String> awaited() {
    return timeline(ROOM).filter(DeliveryTest::isAwaited).map(event -> event.id().value()).toList();
  }

  private Stream<RoomEvent> timeline(RoomId room) {
    return intake.updates.stream()
        .filter(update -> update.room().equals(room))
        .flatMap(update -> update.timeline().stream());
  }

  private static RoomReader.Read limited(RoomId room, int number) {
    return RoomReader.read(room, Section.JOIN, content(true, number), BATCH);
  }

  private static RoomReader.Read plain(RoomId room, int number) {
    return RoomReader.read(room, Section.JOIN, content(false, number), BATCH);
  }

  /** One plain event, and others that are not. */
  private static RoomReader.Read sealed(int plain, int... sealed) {
    ObjectNode content = content(false, plain);
    for (int number : sealed) {
      content.withArray("/timeline/events").add(ciphertext(number));
    }
    return RoomReader.read(ROOM, Section.JOIN, content, BATCH);
  }

  private static RoomEvent sealedEvent(int number) {
    return RoomReader.events(ROOM, List.of(ciphertext(number))).get(0);
  }

  private static ObjectNode content(boolean limited, int number) {
    String text =
        """
        {"timeline":{"limited":%s,"prev_batch":"p","events":[%s]}}"""
            .formatted(limited, message(number));
    return Json.readObject(text).orElseThrow();
  }

  private static String page(String start, String end, int... numbers) {
    var chunk = new StringBuilder();
    for (int number : numbers) {
      chunk.append(chunk.isEmpty() ? "" : ",").append(message(number));
    }
    return "{\"start\":\"%s\",\"end\":\"%s\",\"chunk\":[%s]}".formatted(start, end, chunk);
  }

  private static String message(int number) {
    return """
        {"event_id":"$%d","sender":"@u:x","type":"m.room.message",
         "content":{"msgtype":"m.text","body":"%d"}}"""
        .formatted(number, number);
  }

  private static ObjectNode ciphertext(int number) {
    ObjectNode node = Json.object().put("event_id", "$" + number).put("sender", "@u:x");
    node.put("type", "m.room.encrypted").putObject("content").put("algorithm", "m.test");
    return node;
  }

  private static RoomEvent event(int number) {
    return RoomReader.events(ROOM, List.of(Json.readObject(message(number)).orElseThrow())).get(0);
  }

  private static int byNumber(String one, String other) {
    return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
  }
}
