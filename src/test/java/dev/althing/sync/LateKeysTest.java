package dev.althing.sync;

import static dev.althing.sync.Timelines.BATCH;
import static dev.althing.sync.Timelines.OTHER;
import static dev.althing.sync.Timelines.ROOM;
import static dev.althing.sync.Timelines.ciphertext;
import static dev.althing.sync.Timelines.content;
import static dev.althing.sync.Timelines.event;
import static dev.althing.sync.Timelines.message;
import static dev.althing.sync.Timelines.plain;
import static dev.althing.sync.Timelines.sealed;
import static dev.althing.sync.Timelines.sealedEvent;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events whose keys come later than they, or never. */
final class LateKeysTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create("keys", ConfigFactory.parseString("akka.loglevel = WARNING"));
  private static final Instant NOW = Instant.ofEpochSecond(9);

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
    var history = new History(client, materializer, pauses, room -> {});
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
    return timeline(ROOM).filter(LateKeysTest::isAwaited).map(event -> event.id().value()).toList();
  }

  private Stream<RoomEvent> timeline(RoomId room) {
    return intake.updates.stream()
        .filter(update -> update.room().equals(room))
        .flatMap(update -> update.timeline().stream());
  }
}
