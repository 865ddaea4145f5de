package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import akka.actor.typed.javadsl.TimerScheduler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Destination;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.Sending;
import dev.althing.outbox.SentTable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has every event sent that is written in the table: one lane per room, started when there is
 * something to send and let go when idle. It knows what is not settled yet and notes it when it is.
 * After a restart it begins with what the table says.
 */
public final class Outbox extends AbstractBehavior<Outbox.Command> {
  /** What it is told. */
  public sealed interface Command {}

  /** Sends a letter that is in the table now. */
  record Committed(Letter letter) implements Command {}

  /** Hears that an event came back from the homeserver. */
  record Settle(TransactionId transaction, EventId event, CompletableFuture<Void> promise)
      implements Command {}

  /** Tells what became of an event, when that is decided. */
  record Watch(EffectId id, CompletableFuture<Fate> promise) implements Command {}

  /** Shows how far something is. */
  record Progress(RoomId room, Target target, ObjectNode content) implements Command {}

  /** Hears that a letter needs no more sending. */
  record Decided(EffectId id, Fate fate) implements Command {}

  private record Loaded(List<Letter> letters) implements Command {}

  private record Broken(Throwable fault) implements Command {}

  private record Noted(Settler.Durable durable) implements Command {}

  private record Looked(EffectId id, Optional<Fate> fate, CompletableFuture<Fate> promise)
      implements Command {}

  private record Addressed(Addresses.Addressed addressed) implements Command {}

  private record LaneStopped(RoomId room, ActorRef<Lane.Command> lane) implements Command {}

  private record LaneAgain(RoomId room) implements Command {}

  private record LaneIdle(RoomId room) implements Command {}

  /**
   * Who is asked and who is told.
   *
   * @param directRooms knows the rooms of persons
   * @param tables note the ids of our events
   * @param givenUp hears of what is given up
   * @param observer hears how much waits
   */
  public record Neighbours(
      DirectRoomLookup directRooms,
      List<SentTable> tables,
      GivenUp.Listener givenUp,
      OutboxObserver observer) {
    /** Copies the list. */
    public Neighbours {
      tables = List.copyOf(tables);
    }
  }

  private static final int STASHED = 100_000;
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** A new outbox; what the table holds is sent first. */
  public static Behavior<Command> create(Post post, Neighbours neighbours) {
    return Behaviors.withStash(
        STASHED,
        stash ->
            Behaviors.setup(
                context ->
                    Behaviors.withTimers(
                        timers -> new Outbox(context, timers, stash, post, neighbours))));
  }

  /** What can be said to and asked of an outbox. */
  public static Sending door(ActorRef<Command> outbox) {
    return new OutboxDoor(outbox);
  }

  private final TimerScheduler<Command> timers;
  private final StashBuffer<Command> stash;
  private final Post post;
  private final Neighbours neighbours;
  private final Register register = new Register();
  private final Lanes lanes;
  private long serial;
  private final ActorRef<Addresses.Command> addresses;
  private final ActorRef<Settler.Command> settler;

  private Outbox(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      StashBuffer<Command> stash,
      Post post,
      Neighbours neighbours) {
    super(context);
    context.setLoggerName(Outbox.class);
    this.timers = timers;
    this.stash = stash;
    this.post = post;
    this.neighbours = neighbours;
    this.lanes = new Lanes(this::spawnLane);
    var addressed = context.messageAdapter(Addresses.Addressed.class, Addressed::new);
    var noted = context.messageAdapter(Settler.Durable.class, Noted::new);
    this.addresses =
        context.spawn(Addresses.create(post, neighbours.directRooms(), addressed), "addresses");
    this.settler = context.spawn(Settler.create(post, neighbours.tables(), noted), "settler");
    // Without them there is nothing to be done: their failure is this one's too.
    context.watch(addresses);
    context.watch(settler);
    context.pipeToSelf(
        post.database().transactUntilDone(OutboxSql::waiting),
        (letters, fault) ->
            letters != null ? new Loaded(letters) : new Broken(Objects.requireNonNull(fault)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(Broken.class, this::onBroken)
        .onAnyMessage(this::onTooEarly)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Receive<Command> sending() {
    return newReceiveBuilder()
        .onMessage(Committed.class, this::onCommitted)
        .onMessage(Settle.class, this::onSettle)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Progress.class, this::onProgress)
        .onMessage(Decided.class, this::onDecided)
        .onMessage(Noted.class, this::onNoted)
        .onMessage(Looked.class, this::onLooked)
        .onMessage(Addressed.class, this::onAddressed)
        .onMessage(LaneStopped.class, this::onLaneStopped)
        .onMessage(LaneAgain.class, this::onLaneAgain)
        .onMessage(LaneIdle.class, this::onLaneIdle)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    if (!loaded.letters().isEmpty()) {
      getContext().getLog().info("{} events are still to be sent", loaded.letters().size());
    }
    loaded.letters().forEach(letter -> take(letter, true));
    return stash.unstashAll(sending());
  }

  private Behavior<Command> onBroken(Broken broken) {
    throw new IllegalStateException("the outbox cannot be read", broken.fault());
  }

  private Behavior<Command> onTooEarly(Command command) {
    stash.stash(command);
    return Behaviors.same();
  }

  private Behavior<Command> onCommitted(Committed committed) {
    take(committed.letter(), false);
    return Behaviors.same();
  }

  private Behavior<Command> onSettle(Settle settle) {
    Optional<Register.Open> found = register.find(settle.transaction());
    if (found.isEmpty()) {
      settle.promise().complete(null);
      return Behaviors.same();
    }
    Register.Open letter = found.get();
    register.awaitSettled(letter, settle.promise());
    letter
        .room()
        .ifPresent(room -> lanes.tell(room, new Lane.Seen(letter.letter().id(), settle.event())));
    return Behaviors.same();
  }

  private Behavior<Command> onWatch(Watch watch) {
    Optional<Fate> known = register.fate(watch.id());
    if (known.isPresent()) {
      watch.promise().complete(known.get());
    } else if (register.isOpen(watch.id())) {
      register.watch(watch.id(), watch.promise());
    } else {
      lookUp(watch);
    }
    return Behaviors.same();
  }

  private Behavior<Command> onProgress(Progress progress) {
    lanes.tell(progress.room(), new Lane.Progress(progress.target(), progress.content()));
    timers.startSingleTimer(progress.room(), new LaneIdle(progress.room()), IDLE);
    return Behaviors.same();
  }

  private Behavior<Command> onDecided(Decided decided) {
    register
        .find(decided.id().transaction())
        .filter(letter -> register.decide(letter, decided.fate()))
        .ifPresent(letter -> settler.tell(new Settler.Note(decided.id(), decided.fate())));
    return Behaviors.same();
  }

  private Behavior<Command> onNoted(Noted noted) {
    for (Settler.Note note : noted.durable().notes()) {
      register.find(note.id().transaction()).ifPresent(letter -> done(letter, note.fate()));
      register.settled(note.id());
    }
    observe();
    return Behaviors.same();
  }

  private Behavior<Command> onLooked(Looked looked) {
    Optional<Fate> known = register.fate(looked.id());
    if (known.isPresent() || looked.fate().isPresent()) {
      looked.promise().complete(known.orElseGet(looked.fate()::get));
    } else {
      // It waits in the table; the word that it is committed is on its way.
      register.watch(looked.id(), looked.promise());
    }
    return Behaviors.same();
  }

  private Behavior<Command> onAddressed(Addressed message) {
    Addresses.Addressed addressed = message.addressed();
    for (EffectId id : addressed.letters()) {
      register
          .find(id.transaction())
          .ifPresent(
              letter -> {
                if (addressed.room().isPresent()) {
                  hand(letter, addressed.room().get());
                } else {
                  onDecided(new Decided(id, new Fate.Lost(addressed.reason())));
                }
              });
    }
    return Behaviors.same();
  }

  private Behavior<Command> onLaneStopped(LaneStopped stopped) {
    if (lanes.failed(stopped.room(), stopped.lane())) {
      timers.startSingleTimer(stopped.lane(), new LaneAgain(stopped.room()), AFTER_FAILURE);
    }
    return Behaviors.same();
  }

  private Behavior<Command> onLaneAgain(LaneAgain again) {
    RoomId room = again.room();
    List<Register.Open> letters = register.of(room);
    if (lanes.isHopeless(room) && !letters.isEmpty()) {
      EffectId first = letters.get(0).letter().id();
      onDecided(new Decided(first, new Fate.Lost("sending it fails over and over")));
      letters = register.of(room);
    }
    lanes.restart(room);
    for (Register.Open letter : letters) {
      lanes.tell(room, new Lane.Enqueue(letter.itemAgain()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onLaneIdle(LaneIdle idle) {
    if (register.of(idle.room()).isEmpty()) {
      lanes.letGo(idle.room()).ifPresent(lane -> getContext().stop(lane));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onEnd() {
    var reason = new RejectedExecutionException("the outbox has stopped");
    register.abandon(reason);
    stash.forEach(
        command -> {
          if (command instanceof Settle settle) {
            settle.promise().completeExceptionally(reason);
          } else if (command instanceof Watch watch) {
            watch.promise().completeExceptionally(reason);
          }
        });
    return Behaviors.same();
  }

  private void take(Letter letter, boolean isRestored) {
    boolean mayWaitLong = letter.to() instanceof Destination.ToPerson;
    register
        .add(mayWaitLong ? letter.withoutBody() : letter, isRestored)
        .ifPresent(
            added -> {
              if (letter.to() instanceof Destination.InRoom in) {
                hand(added, in.room());
              } else {
                UserId person = ((Destination.ToPerson) letter.to()).user();
                addresses.tell(new Addresses.Find(person, letter.id()));
              }
            });
    observe();
  }

  private void hand(Register.Open letter, RoomId room) {
    letter.goesTo(room);
    lanes.tell(room, new Lane.Enqueue(letter.firstItem()));
  }

  private void done(Register.Open letter, Fate fate) {
    letter
        .room()
        .ifPresent(
            room -> {
              lanes.worked(room);
              timers.startSingleTimer(room, new LaneIdle(room), IDLE);
            });
    if (fate instanceof Fate.Lost lost) {
      EffectId id = letter.letter().id();
      String where = letter.room().map(RoomId::value).orElse(String.valueOf(letter.letter().to()));
      String what = letter.letter().kind() + " to " + where;
      neighbours.givenUp().givenUp(new GivenUp(id.cause(), id.ordinal(), what, lost.reason()));
    }
  }

  private void lookUp(Watch watch) {
    getContext()
        .pipeToSelf(
            post.database().transactUntilDone(connection -> OutboxSql.fate(connection, watch.id())),
            (fate, fault) ->
                new Looked(
                    watch.id(),
                    fate != null
                        ? fate
                        : Optional.of(new Fate.Lost(Objects.requireNonNull(fault).toString())),
                    watch.promise()));
  }

  private ActorRef<Lane.Command> spawnLane(RoomId room) {
    String name = URLEncoder.encode(room.value(), StandardCharsets.UTF_8) + "-" + serial++;
    ActorRef<Lane.Command> lane =
        getContext().spawn(Lane.create(room, post, getContext().getSelf()), name);
    getContext().watchWith(lane, new LaneStopped(room, lane));
    return lane;
  }

  private void observe() {
    neighbours.observer().outbox(register.depth(), register.oldest());
  }
}
