package dev.althing.sync;

import static dev.althing.testing.Stages.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.althing.config.Secret;
import dev.althing.crypto.Ciphertexts;
import dev.althing.crypto.Decryption;
import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.http.HttpMatrixClient;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.http.Tokens;
import dev.althing.matrix.client.session.Credentials;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SessionStore;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.testing.Databases;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The poll of one account over a homeserver and a database that outlive it. */
final class SyncRig implements AutoCloseable {
  final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  final String person = sandbox.seed().account("ann", "secret");
  final Database database;
  final MatrixClient client;
  final FakeIntake intake = new FakeIntake();
  final SyncStore store;
  SyncStatus status = new SyncStatus();
  Decryption decryption = event -> CompletableFuture.completedFuture(Optional.of(event));

  private final ActorTestKit kit =
      ActorTestKit.create("sync", ConfigFactory.parseString("akka.loglevel = WARNING"));

  /** On the embedded homeserver, signed in by a password. */
  SyncRig(Path folder) {
    this.database = Databases.H2.open();
    String user = sandbox.seed().account("bot", "secret");
    Session session =
        await(
            Session.open(
                new Credentials.Password(user, new Secret("secret"), "test"),
                Wire.to(sandbox.url()),
                new SessionStore(folder.resolve("session.json")),
                new Random(3)));
    this.client = session.client();
    this.store = new SyncStore(database, client.user());
  }

  /** On a homeserver at an address, with a token that is always good. */
  SyncRig(Database database, URI address) {
    this.database = database;
    this.client = client(address, sandbox.seed().account("bot", "secret"), "token");
    this.store = new SyncStore(database, client.user());
  }

  /** On the embedded homeserver, with another database. */
  SyncRig(Database database) {
    this.database = database;
    String user = sandbox.seed().account("bot", "secret");
    this.client = client(sandbox.url(), user, sandbox.seed().login(user, "BOT"));
    this.store = new SyncStore(database, client.user());
  }

  static MatrixClient client(URI address, String user, String token) {
    HttpTransport transport = Wire.to(address);
    return new HttpMatrixClient(transport, always(new Secret(token)), new UserId(user));
  }

  private static Tokens always(Secret token) {
    return new Tokens() {
      @Override
      public CompletionStage<Secret> token() {
        return CompletableFuture.completedFuture(token);
      }

      @Override
      public CompletionStage<Secret> renewed(Secret refused) {
        return token();
      }
    };
  }

  ActorRef<Sync.Command> start() {
    return kit.spawn(
        Sync.create(
            new Sync.Surroundings(
                client,
                store,
                intake,
                decryption,
                new Ciphertexts(database, Clock.systemUTC()),
                status,
                Clock.systemUTC(),
                new Random(5))));
  }

  /** Ends it as a crash would: nothing is said to it. */
  void kill(ActorRef<Sync.Command> sync) {
    kit.stop(sync);
  }

  /** A room with the bot and the person in it. */
  RoomId room() {
    ObjectNode request = Json.object().put("preset", "public_chat");
    String room = sandbox.seed().room(person, request);
    sandbox.seed().join(room, List.of(client.user().value()));
    return new RoomId(room);
  }

  void say(RoomId room, String text) {
    sandbox.seed().message(room.value(), person, text);
  }

  Optional<String> storedToken() {
    return await(store.load()).map(SyncStore.Position::token);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
    sandbox.close();
    database.close();
  }
}
