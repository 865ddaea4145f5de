package dev.althing;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.command.Router;
import dev.althing.command.permission.Cooldowns;
import dev.althing.config.Settings;
import dev.althing.config.Version;
import dev.althing.crypto.Ciphertexts;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.entity.Agenda;
import dev.althing.entity.AgendaTable;
import dev.althing.entity.Claims;
import dev.althing.entity.Directory;
import dev.althing.entity.Entities;
import dev.althing.entity.EntityKind;
import dev.althing.entity.Expectations;
import dev.althing.entity.Successors;
import dev.althing.entity.score.Scores;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.Account;
import dev.althing.outbox.Effects;
import dev.althing.outbox.assembly.Outgoing;
import dev.althing.outbox.reads.CachedReads;
import dev.althing.outbox.reads.Reads;
import dev.althing.outbox.send.DeviceTable;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.plugin.PluginHost;
import dev.althing.plugin.keep.PluginValues;
import dev.althing.room.RoomKeeper;
import dev.althing.room.Rooms;
import dev.althing.room.answer.Stimuli;
import dev.althing.room.answer.Talk;
import dev.althing.room.hearing.Community;
import dev.althing.room.hearing.Notices;
import dev.althing.room.hearing.Witnesses;
import dev.althing.room.state.MemberWatch;
import dev.althing.room.state.Members;
import dev.althing.room.state.RoomStore;
import dev.althing.sync.Quarantine;
import dev.althing.sync.Sync;
import dev.althing.sync.SyncStatus;
import dev.althing.sync.SyncStore;
import dev.althing.text.Markup;
import dev.althing.trouble.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Puts together what lives once the bot is signed in, the way of a message backwards: first who
 * carries effects out, then who writes them, then rooms, last the poll. Supervision is declared
 * here: a child that fails is started again after 1 s to 1 min.
 */
final class Assembly {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final double JITTER = 0.2;
  private static final Duration ENTITY_REST = Duration.ofMinutes(2);
  private static final Duration EARLY_ANSWER = Duration.ofSeconds(10);
  private static final int READS_AT_A_TIME = 8;
  private static final Duration HUSH = Duration.ofSeconds(30);
  private static final Duration CATCHING_UP = Duration.ofSeconds(20);
  private static final Duration NAME = Duration.ofSeconds(10);

  private final Parts parts;
  private final MatrixClient client;
  private final Optional<DeviceId> device;
  private final Checks checks;
  private final Seams seams;
  private final Reads reads;
  private final Management management;
  private final Tables tables;
  private final PluginValues pluginValues;
  private final Scores scores;
  private final Members members = new Members();
  private final SyncStatus status;

  /** Rooms say it too, and say when it changes: it is for those that do not. */
  private volatile Optional<String> profileName = Optional.empty();

  /** The tables that are more than one part's. */
  private record Tables(
      Claims claims,
      Expectations expectations,
      AgendaTable agenda,
      RoomStore rooms,
      Quarantine quarantine,
      Ciphertexts ciphertexts,
      SyncStore position,
      Successors successors) {}

  /**
   * What earlier runs have left.
   *
   * @param heardAt when one last heard from the homeserver
   * @param deviceSince since when this account has sent from this device
   */
  private record History(Optional<Instant> heardAt, Instant deviceSince) {}

  /**
   * A bot that lives.
   *
   * @param effects the door through which everything is written down
   * @param pulse looks after what must be looked after now and then
   * @param plugins the plugins, loaded
   * @param router finds the commands there are
   */
  record Life(
      Effects effects,
      ActorRef<Sync.Command> poll,
      SyncStatus status,
      Runnable pulse,
      PluginHost plugins,
      Supplier<Router> router) {
    /** Takes nothing new in from now on. */
    void quiet() {
      poll.tell(new Sync.Pause());
    }
  }

  Assembly(Parts parts, Session session, Checks checks, Seams seams) {
    this.parts = parts;
    this.client = session.client();
    this.device = session.device();
    this.checks = checks;
    this.seams = seams;
    this.reads =
        new CachedReads(client, READS_AT_A_TIME, Backoff.standard(), parts.clock(), parts.random());
    this.status = new SyncStatus(parts.metrics());
    var database = parts.database();
    this.tables =
        new Tables(
            new Claims(database, parts.clock()),
            new Expectations(database, parts.clock(), EARLY_ANSWER),
            new AgendaTable(database),
            new RoomStore(database, client.user()),
            new Quarantine(database, parts.clock()),
            new Ciphertexts(database, parts.clock()),
            new SyncStore(database, client.user()),
            new Successors(database));
    this.scores = new Scores(database);
    this.pluginValues = new PluginValues(database);
    this.management = new Management(parts.settings(), reads, tables.successors());
  }

  /** Begins; completes when everything runs and the rooms to be in are joined, or will be. */
  CompletionStage<Life> begin(ActorSystem<Althing.Command> system) {
    checks.register(parts.health(), client, status);
    checks.register(parts.health(), tables.rooms(), tables.quarantine());
    checks.register(parts.health(), management);
    return tables
        .claims()
        .load()
        .thenCompose(loaded -> tables.successors().load())
        .thenCompose(loaded -> management.lookUpManagement())
        .thenCombine(nameInProfile(), (room, name) -> profileName = name)
        .thenCompose(name -> tables.position().load())
        .thenCombine(
            deviceSince(),
            (before, since) -> new History(before.map(SyncStore.Position::heardAt), since))
        .thenCompose(history -> in(system, context -> live(context, history)))
        // A question that comes again after a crash must find the command it was for.
        .thenCompose(body -> body.plugins().start().thenApply(loaded -> body))
        .thenCompose(body -> in(system, context -> listening(context, body)))
        .thenCompose(
            life ->
                management
                    .joins()
                    .thenCompose(joins -> life.effects().write(own("start"), joins))
                    .thenApply(done -> life));
  }

  private static <T> CompletionStage<T> in(
      ActorSystem<Althing.Command> system, Function<ActorContext<Althing.Command>, T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    system.tell(new Althing.Begin<>(work, done));
    return done;
  }

  /** What the profile says within a moment; a start fails for more than a name. */
  private CompletionStage<Optional<String>> nameInProfile() {
    return reads
        .profileField(client.user(), "displayname")
        .toCompletableFuture()
        .thenApply(name -> name.filter(JsonNode::isTextual).map(JsonNode::textValue))
        .completeOnTimeout(Optional.empty(), NAME.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(fault -> Optional.empty());
  }

  private CompletionStage<Instant> deviceSince() {
    return new DeviceTable(parts.database()).since(client.user(), device, parts.clock().instant());
  }

  /** A bot that could hear. */
  private record Body(
      BuiltIns builtIns, Effects effects, PluginHost plugins, Sync.Surroundings poll) {}

  private Body live(ActorContext<Althing.Command> context, History history) {
    Clock clock = parts.clock();
    Outgoing outgoing = outgoing(context, history.deviceSince());
    var directory = Directory.create(ENTITY_REST, () -> parts.database().outage().isPresent());
    Entities entities = Directory.facade(spawn(context, directory, "entities"));
    var hosting = new CompletableFuture<PluginHost>();
    BuiltIns builtIns = builtIns(entities, hosting, outgoing);
    PluginHost plugins = plugins(builtIns, outgoing);
    hosting.complete(plugins);
    Map<String, EntityKind> kinds = new HashMap<>(builtIns.kinds());
    kinds.put(plugins.continuing().type(), plugins.continuing());
    spawn(context, Agenda.create(tables.agenda(), kinds, outgoing.effects(), clock), "agenda");
    var stimuli = new Stimuli(tables.expectations(), tables.claims(), kinds);
    RoomKeeper keeper =
        keeper(voices(builtIns, stimuli, plugins, outgoing.effects()), outgoing, history.heardAt());
    var rooms = keeper.supervisor(new RoomWatch(parts.metrics()), parts.random());
    ActorRef<Rooms.Command> supervisor = spawn(context, rooms, "rooms");
    management.whenKnown(
        () -> management.management().map(Rooms.Wake::new).ifPresent(supervisor::tell));
    var poll =
        new Sync.Surroundings(
            client,
            tables.position(),
            Rooms.intake(supervisor),
            seams.decryption(),
            tables.ciphertexts(),
            status,
            clock,
            parts.random());
    return new Body(builtIns, outgoing.effects(), plugins, poll);
  }

  private BuiltIns builtIns(Entities entities, CompletableFuture<PluginHost> host, Outgoing out) {
    return new BuiltIns(
        parts.settings(),
        new BuiltIns.Neighbours(
            entities,
            reads,
            BuiltIns.Records.of(parts.database(), tables.successors(), scores, tables.claims()),
            management::settings,
            management::find,
            management.concierge(
                client.user(), out, user -> host.isDone() && host.join().policies().ban(user))),
        new BuiltIns.Self(
            checks::roundTrip, parts.health(), tables.rooms(), host::join, Version.current()),
        BuiltIns.Fortune.of(parts));
  }

  private Life listening(ActorContext<Althing.Command> context, Body body) {
    body.builtIns().warnOfUnknown();
    Runnable pulse = management::lookUpManagement;
    return new Life(
        body.effects(),
        spawn(context, Sync.create(body.poll()), "sync"),
        status,
        pulse,
        body.plugins(),
        body.builtIns()::router);
  }

  private PluginHost plugins(BuiltIns builtIns, Outgoing outgoing) {
    Consumer<String> told =
        text -> management.management().ifPresent(room -> tell(outgoing.effects(), room, text));
    PluginHost host =
        new Hosting(parts, reads, tables.rooms(), management)
            .of(outgoing, pluginValues, told, builtIns);
    checks.register(parts.health(), host);
    return host;
  }

  private void tell(Effects effects, RoomId room, String markdown) {
    var content = Markup.format(markdown).notice().mentions(new Mentions(Set.of(), false)).build();
    var notice = new Effect.Send(Destination.room(room), "m.room.message", content);
    effects.write(own("notice"), List.of(notice));
  }

  private Outgoing outgoing(ActorContext<Althing.Command> context, Instant deviceSince) {
    DirectRoomDoor directRooms = new DirectRoomDoor();
    Observations observations = new Observations(parts.metrics(), parts.clock());
    Outgoing outgoing =
        Outgoing.start(
            context,
            new Outgoing.Ground(
                new Account(client, deviceSince),
                parts.database(),
                seams.cipher(),
                tables.rooms(),
                directRooms,
                parts.data(),
                parts.clock(),
                parts.random()),
            new Outgoing.Company(
                status.firstListening(),
                List.of(
                    tables.agenda(),
                    tables.expectations(),
                    tables.claims(),
                    tables.successors(),
                    scores,
                    pluginValues),
                List.of(tables.expectations()),
                notice -> {
                  parts.metrics().effectGivenUp();
                  checks.givenUp(notice);
                },
                checks.also(observations.outbox()),
                observations.budgets()),
            manner());
    directRooms.open(parts, client, tables.rooms(), outgoing);
    return outgoing;
  }

  private Outgoing.Manner manner() {
    var usual = Outgoing.Manner.standard();
    return new Outgoing.Manner(
        parts.settings().operation().parallelSends(),
        usual.keepSettled(),
        usual.keepSent(),
        usual.backoff(),
        usual.patience());
  }

  private RoomKeeper.Voices voices(
      BuiltIns builtIns, Stimuli stimuli, PluginHost plugins, Effects effects) {
    Settings settings = parts.settings();
    var community =
        new Community(
            new Community.Self(client.user(), () -> profileName),
            settings,
            members,
            settings.community().owners(),
            management);
    var cooldowns = new Cooldowns(settings.commands().cooldown(), HUSH);
    return new RoomKeeper.Voices(
        community,
        new Talk(builtIns::router, cooldowns, parts.metrics(), parts.clock()),
        stimuli,
        new Notices(),
        new RoomKeeper.Bystanders(
            plugins.law(), plugins.audience().and(new Witnesses(builtIns.witnesses(), effects))));
  }

  private RoomKeeper keeper(
      RoomKeeper.Voices voices, Outgoing outgoing, Optional<Instant> heardBefore) {
    Clock clock = parts.clock();
    var watch =
        new MemberWatch(management::isManagement, members, tables.rooms(), new MemberFetch(reads));
    return new RoomKeeper(
        new RoomKeeper.Stores(
            tables.rooms(),
            tables.quarantine(),
            tables.ciphertexts(),
            watch,
            new Attachments(parts.data(), clock)),
        voices,
        new RoomKeeper.Ways(outgoing.effects(), outgoing.sending(), this::isCatchingUp),
        new RoomKeeper.Times(
            clock, heardBefore, clock.instant(), parts.settings().commands().maxAge()),
        seams.probe());
  }

  /** Asked, not only looked at: that a database is gone shows when somebody wants something. */
  private CompletionStage<Boolean> isCatchingUp() {
    var database = parts.database();
    return database
        .read(connection -> connection.isValid(1))
        .handle((answers, fault) -> !database.isSettled(CATCHING_UP));
  }

  private Cause own(String kind) {
    return Cause.own(kind + ":" + Long.toHexString(parts.random().nextLong()));
  }

  private static <T> ActorRef<T> spawn(ActorContext<?> context, Behavior<T> behavior, String name) {
    var strategy = SupervisorStrategy.restartWithBackoff(FIRST_PAUSE, LONGEST_PAUSE, JITTER);
    return context.spawn(Behaviors.supervise(behavior).onFailure(strategy), name);
  }
}
