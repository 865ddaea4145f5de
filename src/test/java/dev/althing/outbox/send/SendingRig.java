package dev.althing.outbox.send;

import static dev.althing.testing.Stages.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.althing.crypto.Cipher;
import dev.althing.crypto.Clear;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.journal.Database;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.Account;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.Effects;
import dev.althing.outbox.FakeHomeserver;
import dev.althing.outbox.Fate;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.Sending;
import dev.althing.outbox.SentTable;
import dev.althing.outbox.Written;
import dev.althing.outbox.limits.BudgetObserver;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.write.EffectWriter;
import dev.althing.trouble.Backoff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** A writer, an outbox and its limits over a database and a homeserver that outlive them. */
public final class SendingRig implements AutoCloseable {
  public static final RoomId ROOM = new RoomId("!room:fake");
  public static final RoomId OTHER = new RoomId("!other:fake");

  final FakeHomeserver homeserver;
  final Database database;
  final List<GivenUp> givenUp = Collections.synchronizedList(new ArrayList<>());
  final List<SentTable> sentTables = new ArrayList<>();
  Instant deviceSince = Instant.EPOCH;
  InstantSource clock = Clock.systemUTC();
  Cipher cipher = new Clear();
  DirectRoomLookup directRooms = user -> new CompletableFuture<>();
  OutboxObserver observer = OutboxObserver.NONE;
  RandomGenerator random = new Random(7);
  Path files = Path.of("target");
  int lanesAtATime = 8;
  Backoff backoff = new Backoff(Duration.ofMillis(2), Duration.ofMillis(50));

  ActorTestKit kit;
  Effects effects;
  Sending sending;
  ActorRef<Outbox.Command> outbox;

  SendingRig(Database database) {
    this(database, new FakeHomeserver(Clock.systemUTC(), ROOM, OTHER));
  }

  SendingRig(Database database, FakeHomeserver homeserver) {
    this.database = database;
    this.homeserver = homeserver;
  }

  /** Starts everything, as a new process would. */
  SendingRig start() {
    begin();
    // Once it answers, the outbox has read its table and takes what comes for new.
    fate("unknown", 0);
    return this;
  }

  /** Starts everything without waiting for it. */
  void begin() {
    kit = ActorTestKit.create("outbox", ConfigFactory.parseString("akka.loglevel = WARNING"));
    ActorRef<Limits.Command> limits =
        kit.spawn(Limits.create(lanesAtATime, Clock.systemUTC(), BudgetObserver.NONE));
    var post =
        new Post(
            new Account(homeserver, deviceSince),
            database,
            cipher,
            limits,
            files,
            backoff,
            clock,
            random);
    var neighbours = new Outbox.Neighbours(directRooms, sentTables, givenUp::add, observer);
    outbox =
        kit.spawn(
            Behaviors.supervise(Outbox.create(post, neighbours))
                .onFailure(Exception.class, SupervisorStrategy.restart()));
    List<EffectTable> tables = List.of(new OutboxTable(outbox, clock));
    var writer = kit.spawn(EffectWriter.create(database, tables, clock));
    effects = EffectWriter.door(writer, database);
    sending = Outbox.door(outbox);
  }

  /** Ends all actors wherever they are; requests under way reach the homeserver or not. */
  void kill() {
    kit.shutdownTestKit();
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
    homeserver.close();
    database.close();
  }

  CompletionStage<Written> write(String cause, Effect... all) {
    return effects.write(Cause.own(cause), List.of(all));
  }

  Fate fate(String cause, int ordinal) {
    return await(sending.fate(new EffectId(Cause.own(cause), ordinal)));
  }

  EventId sent(String cause, int ordinal) {
    return ((Fate.Sent) fate(cause, ordinal)).event();
  }

  void untilNothingWaits() {
    dev.althing.outbox.Eventually.until(() -> waiting() == 0);
  }

  int waiting() {
    return count("select count(*) from outbox where status = 'waiting'");
  }

  int count(String sql) {
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

  static ObjectNode text(String body) {
    ObjectNode content = Json.object().put("msgtype", "m.notice").put("body", body);
    content.putObject("m.mentions");
    return content;
  }

  static Effect.Send say(RoomId room, String body) {
    return new Effect.Send(Destination.room(room), "m.room.message", text(body));
  }

  static Effect.Send sayTo(UserId user, String body) {
    return new Effect.Send(Destination.person(user), "m.room.message", text(body));
  }

  static Effect.Send edit(RoomId room, Target target, String body) {
    ObjectNode content = text("* " + body);
    content.set("m.new_content", text(body));
    content.putObject("m.relates_to").put("rel_type", "m.replace");
    return new Effect.Send(
        Destination.room(room),
        "m.room.message",
        content,
        Optional.of(target),
        Effect.Priority.INTERACTIVE);
  }

  static Target ours(String cause, int ordinal) {
    return Target.ours(Cause.own(cause), ordinal);
  }
}
