package dev.althing.outbox.assembly;

import static dev.althing.testing.Stages.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import dev.althing.crypto.Cipher;
import dev.althing.crypto.Clear;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.Account;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.FakeView;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.SentTable;
import dev.althing.outbox.Written;
import dev.althing.outbox.limits.BudgetObserver;
import dev.althing.trouble.Backoff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Everything that goes out, over a database and a homeserver that outlive it. */
public final class OutgoingRig implements AutoCloseable {
  public static final RoomId ROOM = new RoomId("!room:fake");
  public static final RoomId OTHER = new RoomId("!other:fake");

  public final FakeHomeserver homeserver = new FakeHomeserver(Clock.systemUTC(), ROOM, OTHER);
  public final FakeView view = new FakeView();
  public final Database database;
  public final List<GivenUp> givenUp = Collections.synchronizedList(new ArrayList<>());
  public final List<EffectTable> tables = new ArrayList<>();
  public final List<SentTable> sentTables = new ArrayList<>();
  public InstantSource clock = Clock.systemUTC();
  public Cipher cipher = new Clear();
  public DirectRoomLookup directRooms = user -> new CompletableFuture<>();
  public Path files = Path.of("target");
  public Instant deviceSince = Instant.EPOCH;
  public Duration patience = Duration.ofMillis(20);
  public CompletionStage<?> listening = CompletableFuture.completedFuture(null);

  private ActorTestKit kit;
  public Outgoing outgoing;

  public OutgoingRig(Database database) {
    this.database = database;
  }

  /** Starts everything, as a new process would. */
  public OutgoingRig start() {
    begin();
    // Once it answers, the ledger has read its table and takes what comes for new.
    result("unknown", 0);
    return this;
  }

  /** Starts everything without waiting for it. */
  public void begin() {
    kit = ActorTestKit.create("outgoing", ConfigFactory.parseString("akka.loglevel = ERROR"));
    var ground =
        new Outgoing.Ground(
            new Account(homeserver, deviceSince),
            database,
            cipher,
            view,
            directRooms,
            files,
            clock,
            new Random(7));
    var company =
        new Outgoing.Company(
            listening, tables, sentTables, givenUp::add, OutboxObserver.NONE, BudgetObserver.NONE);
    var manner =
        new Outgoing.Manner(
            8,
            Duration.ofDays(7),
            Duration.ofDays(90),
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(50)),
            patience);
    var started = new CompletableFuture<Outgoing>();
    kit.spawn(guardian(ground, company, manner, started));
    outgoing = await(started);
  }

  private static Behavior<Void> guardian(
      Outgoing.Ground ground,
      Outgoing.Company company,
      Outgoing.Manner manner,
      CompletableFuture<Outgoing> started) {
    return Behaviors.setup(
        context -> {
          started.complete(Outgoing.start(context, ground, company, manner));
          return Behaviors.empty();
        });
  }

  /** Ends all actors wherever they are; requests under way reach the homeserver or not. */
  public void kill() {
    kit.shutdownTestKit();
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
    homeserver.close();
    database.close();
  }

  public CompletionStage<Written> write(String cause, Effect... all) {
    return outgoing.effects().write(Cause.own(cause), List.of(all));
  }

  public ChangeResult result(String cause, int ordinal) {
    return await(outgoing.changes().result(new EffectId(Cause.own(cause), ordinal)));
  }

  public int run(String sql) {
    return await(
        database.transact(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            }));
  }

  public int count(String sql) {
    return await(
        database.read(
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getInt(1);
              }
            }));
  }
}
