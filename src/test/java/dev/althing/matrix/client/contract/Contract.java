package dev.althing.matrix.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.SyncApi.SyncRequest;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.session.Credentials;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SessionStore;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Stages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every part of the contract needs: two accounts, rooms, and a record of what was called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Contract {
  static final String PASSWORD = "correct horse battery staple";

  private final Host host;
  private final Set<Endpoint> called = ConcurrentHashMap.newKeySet();

  /** The one whose client is tried. */
  MatrixClient alice;

  /** The other one. */
  MatrixClient bob;

  Path folder;

  Contract(Host host) {
    this.host = host;
  }

  @BeforeAll
  void signIn(@TempDir Path given) throws Exception {
    folder = given;
    alice = newcomer("alice").client();
    bob = newcomer("bob").client();
  }

  @AfterEach
  void callsWhatItCovers(TestInfo test) {
    Covers covers = test.getTestMethod().orElseThrow().getAnnotation(Covers.class);
    if (covers != null) {
      // the observer hears a little later than the caller
      eventually(() -> called.containsAll(Set.of(covers.value())));
      assertThat(called).contains(covers.value());
    }
    called.clear();
  }

  Host host() {
    return host;
  }

  HttpTransport transport() {
    return new HttpTransport(
        host.address(), Wire.tools(observed -> called.add(observed.endpoint())));
  }

  Session newcomer(String name) throws Exception {
    UserId user = host.register(fresh(name), PASSWORD);
    return session(password(user), folder.resolve(user.localpart() + ".json"));
  }

  /** A device of a new account. */
  Phone phone(String name) throws Exception {
    UserId user = host.register(fresh(name), PASSWORD);
    return Phone.signIn(host.address(), user.value(), PASSWORD);
  }

  /** Another device of the same account. */
  Phone again(Phone phone) {
    return Phone.signIn(host.address(), phone.user(), PASSWORD);
  }

  Session session(Credentials credentials, Path file) {
    return await(
        Session.open(
            credentials, transport(), new SessionStore(file), RandomGenerator.getDefault()));
  }

  static Credentials.Password password(UserId user) {
    return new Credentials.Password(user.value(), new Secret(PASSWORD), "Althing contract");
  }

  static String fresh(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static TransactionId transaction() {
    return new TransactionId(UUID.randomUUID().toString());
  }

  /** A room of alice's that anyone may join. */
  RoomId publicRoom() {
    return await(alice.createRoom(Json.object().put("preset", "public_chat")));
  }

  /** A room of alice's that bob has joined. */
  RoomId sharedRoom() {
    RoomId room = publicRoom();
    await(bob.join(room.value(), List.of(), Optional.empty()));
    return room;
  }

  static ObjectNode text(String body) {
    return Json.object().put("msgtype", "m.text").put("body", body);
  }

  static EventId say(MatrixClient who, RoomId room, String body) {
    return await(who.send(room, "m.room.message", transaction(), text(body)));
  }

  /** One answer of sync as a whole. */
  static ObjectNode sync(MatrixClient who, Optional<String> since, ObjectNode filter) {
    var request =
        new SyncRequest(since, Optional.of(Json.write(filter)), Duration.ofSeconds(10), false);
    return await(who.sync(request, body -> (ObjectNode) Json.mapper().readTree(body)));
  }

  /** Where sync is now; the filter is one of its own, as a homeserver may keep a first answer. */
  static String now(MatrixClient who) {
    ObjectNode filter = Json.object();
    filter.putObject("presence").putArray("not_types").add(fresh("none"));
    var request =
        new SyncRequest(Optional.empty(), Optional.of(Json.write(filter)), Duration.ZERO, false);
    return await(who.sync(request, body -> Json.mapper().readTree(body)))
        .path("next_batch")
        .asText();
  }

  /** Polls from there on until an answer has something at the pointer. */
  static JsonNode syncedUntil(
      MatrixClient who, String since, String pointer, Predicate<JsonNode> wanted) {
    String token = since;
    for (int i = 0; i < 30; i++) {
      ObjectNode answer = sync(who, Optional.of(token), Json.object());
      JsonNode found = answer.at(pointer);
      if (!found.isMissingNode() && wanted.test(found)) {
        return found;
      }
      token = answer.path("next_batch").asText();
    }
    throw new AssertionError("sync never showed " + pointer);
  }

  /** The way to a joined room's part of an answer. */
  static String joined(RoomId room, String rest) {
    return "/rooms/join/" + room.value().replace("~", "~0").replace("/", "~1") + rest;
  }

  static List<String> eventIds(Iterable<JsonNode> events) {
    var ids = new ArrayList<String>();
    events.forEach(event -> ids.add(event.path("event_id").asText()));
    return ids;
  }

  static List<String> texts(Iterable<JsonNode> nodes) {
    var texts = new ArrayList<String>();
    nodes.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  static <T> T await(CompletionStage<T> stage) {
    return Stages.await(stage);
  }

  static MatrixError errorOf(CompletionStage<?> stage) {
    Throwable failure = catchThrowable(() -> Stages.await(stage));
    assertThat(failure).isInstanceOf(MatrixException.class);
    return ((MatrixException) failure).error();
  }

  static void eventually(java.util.function.BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!holds.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
