package dev.althing.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.config.LogPlace;
import dev.althing.journal.DatabaseAway;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.sync.Intake;
import dev.althing.sync.Quarantine;
import dev.althing.sync.RoomUpdate;
import dev.althing.trouble.Backoff;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Supervises one actor per room: starts it when something is new, tells it again what it had not
 * taken when it failed, puts away what failed three times, lets idle rooms go.
 */
public final class Rooms extends AbstractBehavior<Rooms.Command> {
  /** What the supervisor is told, by {@link #intake} and by its rooms. */
  public sealed interface Command {}

  private record Take(RoomUpdate update, CompletableFuture<Void> taken) implements Command {}

  /** Lets a room look whether its members are to be known, although nothing is new in it. */
  public record Wake(RoomId room) implements Command {}

  private record Taken(RoomId room, long number) implements Command {}

  private record Idle(RoomId room, ActorRef<Room.Command> actor) implements Command {}

  private record Revive(RoomId room) implements Command {}

  private record PutAway(Quarantine.Entry entry, Optional<Long> update) implements Command {}

  private record Known(Set<EventId> skipped) implements Command {}

  /** Who watches over rooms: counts restarts, shows what is in quarantine. */
  public interface Watch {
    /** A room's actor ended by a fault and is started again. */
    void restarted(RoomId room);

    /** An event was put away. */
    void quarantined(Quarantine.Entry entry);
  }

  /** Makes the behaviour of a room. */
  interface Builder extends BiFunction<RoomId, Room.Landlord, Behavior<Room.Command>> {}

  private static final int ATTEMPTS = 3;
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofMinutes(1));

  /** While the database is away: what waits for it is to go on soon after it is back. */
  private static final Backoff EXCUSED = new Backoff(Duration.ofMillis(50), Duration.ofMillis(800));

  private final TimerScheduler<Command> timers;
  private final Builder builder;
  private final Quarantine quarantine;
  private final Watch watch;
  private final RandomGenerator random;
  private final Map<RoomId, Tenant> tenants = new HashMap<>();
  private final Map<ActorRef<?>, RoomId> alive = new HashMap<>();

  /** Never changed, only replaced: every room is told it with every update. */
  private Set<EventId> skip = Set.of();

  private long numbers;

  static Behavior<Command> create(
      Builder builder, Quarantine quarantine, Watch watch, RandomGenerator random) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Rooms(context, timers, builder, quarantine, watch, random)));
  }

  /** What the sync loop calls. */
  public static Intake intake(ActorRef<Command> rooms) {
    return update -> {
      CompletableFuture<Void> taken = new CompletableFuture<>();
      rooms.tell(new Take(update, taken));
      return taken;
    };
  }

  private Rooms(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Builder builder,
      Quarantine quarantine,
      Watch watch,
      RandomGenerator random) {
    super(context);
    this.timers = timers;
    this.builder = builder;
    this.quarantine = quarantine;
    this.watch = watch;
    this.random = random;
    context.pipeToSelf(
        quarantine.entries(),
        (entries, fault) ->
            new Known(
                fault == null
                    ? new HashSet<>(entries.stream().map(Quarantine.Entry::event).toList())
                    : Set.of()));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Take.class, this::onTake)
        .onMessage(Wake.class, this::onWake)
        .onMessage(Taken.class, this::onTaken)
        .onMessage(Idle.class, this::onIdle)
        .onMessage(Revive.class, this::onRevive)
        .onMessage(PutAway.class, this::onPutAway)
        .onMessage(Known.class, this::onKnown)
        .onSignal(ChildFailed.class, this::onChildFailed)
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onKnown(Known known) {
    skip(known.skipped());
    return this;
  }

  private void skip(Set<EventId> more) {
    Set<EventId> all = new HashSet<>(skip);
    all.addAll(more);
    skip = Set.copyOf(all);
  }

  private Behavior<Command> onTake(Take take) {
    RoomId room = take.update().room();
    Tenant tenant = tenants.computeIfAbsent(room, id -> new Tenant());
    long number = ++numbers;
    tenant.pending().put(number, new Tenant.Pending(take.update(), take.taken()));
    if (tenant.ref().isPresent()) {
      tenant.ref().get().tell(new Room.Deliver(number, take.update(), false, skip));
    } else if (mayStart(room, tenant)) {
      start(room, tenant, false);
    }
    return this;
  }

  private Behavior<Command> onWake(Wake wake) {
    Tenant tenant = tenants.computeIfAbsent(wake.room(), id -> new Tenant());
    if (tenant.ref().isPresent()) {
      tenant.ref().get().tell(new Room.WatchAgain());
    } else if (mayStart(wake.room(), tenant)) {
      start(wake.room(), tenant, false);
    }
    return this;
  }

  private boolean mayStart(RoomId room, Tenant tenant) {
    return !timers.isTimerActive(room) && !tenant.waitsForQuarantine();
  }

  private Behavior<Command> onTaken(Taken taken) {
    Tenant tenant = tenants.get(taken.room());
    if (tenant != null) {
      tenant.taken(taken.number());
    }
    return this;
  }

  private Behavior<Command> onIdle(Idle idle) {
    Tenant tenant = tenants.get(idle.room());
    if (tenant != null
        && tenant.pending().isEmpty()
        && tenant.ref().filter(idle.actor()::equals).isPresent()) {
      tenants.remove(idle.room());
      idle.actor().tell(new Room.Stop());
    }
    return this;
  }

  private Behavior<Command> onRevive(Revive revive) {
    Tenant tenant = tenants.get(revive.room());
    if (tenant != null && tenant.ref().isEmpty()) {
      start(revive.room(), tenant, true);
    }
    return this;
  }

  private Behavior<Command> onPutAway(PutAway away) {
    RoomId room = away.entry().room();
    skip(Set.of(away.entry().event()));
    watch.quarantined(away.entry());
    Tenant tenant = tenants.get(room);
    if (tenant == null) {
      return this;
    }
    away.update().ifPresent(tenant::taken);
    if (tenant.pending().isEmpty()) {
      // Nobody waits for a room that may not even start; it is tried again with the next update.
      tenants.remove(room);
      return this;
    }
    return onRevive(new Revive(room));
  }

  private Behavior<Command> onChildFailed(ChildFailed failed) {
    RoomId room = alive.remove(failed.getRef());
    Tenant tenant = room == null ? null : tenants.get(room);
    if (room == null || tenant == null) {
      return this;
    }
    boolean isExcused = DatabaseAway.isBehind(failed.getCause());
    int failures = tenant.ended(isExcused);
    watch.restarted(room);
    String event = failed.getCause() instanceof EventFault fault ? fault.event().id().value() : "";
    var log = getContext().getLog();
    LogPlace.log(
        room.value(),
        event,
        () -> log.error("the room failed and is started again", failed.getCause()));
    if (!isExcused && isPutAway(room, tenant, failed.getCause())) {
      tenant.waitForQuarantine();
      return this;
    }
    Duration pause = (isExcused ? EXCUSED : BACKOFF).after(failures, random);
    timers.startSingleTimer(room, new Revive(room), pause);
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    alive.remove(terminated.getRef());
    return this;
  }

  /** Puts away what failed too often: an event, or an update of which no event is to blame. */
  private boolean isPutAway(RoomId room, Tenant tenant, Throwable fault) {
    if (fault instanceof EventFault cause) {
      RoomEvent event = cause.event();
      return tenant.faultOf(event.id()) >= ATTEMPTS
          && putAway(
              room, quarantine.add(event, String.valueOf(fault.getMessage())), Optional.empty());
    }
    Optional<Long> number =
        fault instanceof UpdateFault cause ? Optional.of(cause.number()) : tenant.first();
    Optional<RoomUpdate> update = number.flatMap(tenant::find);
    return update.isPresent()
        && tenant.faultOf(number.get()) >= ATTEMPTS
        && putAway(room, quarantine.add(update.get(), String.valueOf(fault.getMessage())), number);
  }

  private boolean putAway(
      RoomId room, CompletionStage<Quarantine.Entry> adding, Optional<Long> update) {
    getContext()
        .pipeToSelf(
            adding, (entry, lost) -> lost == null ? new PutAway(entry, update) : new Revive(room));
    return true;
  }

  /** Whoever waits for a room hears that it is in vain, and reads on from what is safe. */
  private Behavior<Command> onEnd() {
    var stopped = new IllegalStateException("the rooms stopped");
    tenants.values().forEach(tenant -> tenant.abandon(stopped));
    return this;
  }

  private void start(RoomId room, Tenant tenant, boolean again) {
    ActorRef<Command> self = getContext().getSelf();
    Room.Landlord landlord =
        new Room.Landlord() {
          @Override
          public void taken(long number) {
            self.tell(new Taken(room, number));
          }

          @Override
          public void idle(ActorRef<Room.Command> actor) {
            self.tell(new Idle(room, actor));
          }
        };
    String name = ++numbers + "-" + URLEncoder.encode(room.value(), StandardCharsets.UTF_8);
    ActorRef<Room.Command> actor = getContext().spawn(builder.apply(room, landlord), name);
    getContext().watch(actor);
    alive.put(actor, room);
    tenant.livesAs(actor);
    tenant
        .pending()
        .forEach(
            (number, pending) ->
                actor.tell(new Room.Deliver(number, pending.update(), again, skip)));
  }
}
