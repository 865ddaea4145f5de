package dev.althing.outbox.oneshot;

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
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.ledger.Office;
import dev.althing.outbox.limits.Limiter;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.limits.Permit;
import dev.althing.outbox.limits.Urgency;
import dev.althing.outbox.retry.Verdict;
import dev.althing.outbox.retry.Watchers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes rooms, one after the other and each once: that it begins is noted before, and when it is
 * not known how that went, the room is looked for by the mark in its create event.
 */
public final class RoomMaker extends AbstractBehavior<RoomMaker.Command> {
  /** What it is told. */
  public sealed interface Command {}

  /** Makes a room that is in the table now. */
  record Committed(Making making) implements Command {}

  /** Tells which room was made. */
  record Watch(EffectId id, CompletableFuture<RoomId> promise) implements Command {}

  private record Loaded(List<Making> makings) implements Command {}

  private record Broken(Throwable fault) implements Command {}

  private record Started(int rows) implements Command {}

  private record Permitted(Permit permit) implements Command {}

  private record Made(Permit permit, Optional<RoomId> room, Optional<Throwable> failure)
      implements Command {}

  private record LookFor(Optional<String> refusal) implements Command {}

  private record Found(Optional<RoomId> room, Optional<String> refusal) implements Command {}

  private record NotLooked(Optional<String> refusal) implements Command {}

  private record Settled(Result result) implements Command {}

  private record Looked(
      EffectId id, Optional<OneShotSql.Row> row, CompletableFuture<RoomId> promise)
      implements Command {}

  private record Result(Optional<RoomId> room, String reason) {}

  private static final int STASHED = 10_000;
  private static final int MOST_FAILURES = 50;
  private static final int PATIENCE = 5;
  private static final Set<Limiter> CREATION = Set.of(new Limiter.RoomCreation());

  /**
   * A new maker; what the table holds is done first.
   *
   * @param patience how long the homeserver may still be at work on a request we lost sight of
   */
  public static Behavior<Command> create(
      Office office, Duration patience, GivenUp.Listener givenUp) {
    return Behaviors.withStash(
        STASHED,
        stash ->
            Behaviors.setup(
                context ->
                    Behaviors.withTimers(
                        timers ->
                            new RoomMaker(
                                context, office, new Around(timers, stash, patience, givenUp)))));
  }

  /** What can be asked of a maker. */
  public static MadeRooms door(ActorRef<Command> maker) {
    return effect -> {
      var promise = new CompletableFuture<RoomId>();
      maker.tell(new Watch(effect, promise));
      return promise;
    };
  }

  private record Around(
      TimerScheduler<Command> timers,
      StashBuffer<Command> stash,
      Duration patience,
      GivenUp.Listener givenUp) {}

  private final Office office;
  private final Around around;
  private final RoomSearch search;
  private final ActorRef<Permit> permits;
  private final Deque<Making> waiting = new ArrayDeque<>();
  private final Watchers<EffectId, Result> watchers = new Watchers<>();
  private @Nullable Making current;
  private int failures;

  /** Not the number of any question of an earlier life. */
  private long question;

  private RoomMaker(ActorContext<Command> context, Office office, Around around) {
    super(context);
    context.setLoggerName(RoomMaker.class);
    this.office = office;
    this.around = around;
    this.search = new RoomSearch(office.client(), office.view());
    this.permits = context.messageAdapter(Permit.class, Permitted::new);
    this.question = office.random().nextLong();
    context.pipeToSelf(
        office.database().transactUntilDone(OneShotSql::open),
        (makings, fault) ->
            makings != null ? new Loaded(makings) : new Broken(Objects.requireNonNull(fault)));
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

  private Receive<Command> working() {
    return newReceiveBuilder()
        .onMessage(Committed.class, this::onCommitted)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Started.class, this::onStarted)
        .onMessage(Permitted.class, this::onPermitted)
        .onMessage(Made.class, this::onMade)
        .onMessage(LookFor.class, this::onLookFor)
        .onMessage(Found.class, this::onFound)
        .onMessage(NotLooked.class, this::onNotLooked)
        .onMessage(Settled.class, this::onSettled)
        .onMessage(Looked.class, this::onLooked)
        .onMessage(Broken.class, this::onBroken)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    waiting.addAll(loaded.makings());
    advance();
    return around.stash().unstashAll(working());
  }

  private Behavior<Command> onBroken(Broken broken) {
    throw new IllegalStateException("rooms to be made cannot be read or noted", broken.fault());
  }

  private Behavior<Command> onTooEarly(Command command) {
    around.stash().stash(command);
    return Behaviors.same();
  }

  private Behavior<Command> onCommitted(Committed committed) {
    if (!isOpen(committed.making().id())) {
      waiting.add(committed.making());
    }
    return advance();
  }

  private Behavior<Command> onWatch(Watch watch) {
    getContext()
        .pipeToSelf(
            office
                .database()
                .transactUntilDone(connection -> OneShotSql.row(connection, watch.id())),
            (row, fault) ->
                new Looked(watch.id(), row != null ? row : Optional.empty(), watch.promise()));
    return Behaviors.same();
  }

  private Behavior<Command> onStarted(Started started) {
    if (started.rows() == 1) {
      return ask();
    }
    // The word that it is committed came after it was done.
    current = null;
    return advance();
  }

  private Behavior<Command> onPermitted(Permitted permitted) {
    if (!isAnswer(permitted.permit())) {
      office.limits().tell(new Limits.GiveBack(permitted.permit(), Limits.Use.NONE));
      return Behaviors.same();
    }
    getContext()
        .pipeToSelf(
            CompletableFuture.completedFuture(atWork().marked())
                .thenCompose(office.client()::createRoom),
            (room, failure) ->
                new Made(
                    permitted.permit(), Optional.ofNullable(room), Optional.ofNullable(failure)));
    return Behaviors.same();
  }

  private Behavior<Command> onMade(Made made) {
    office.limits().tell(Limits.after(made.permit(), made.failure()));
    if (!isAnswer(made.permit())) {
      return Behaviors.same();
    }
    if (made.room().isPresent()) {
      return settle(new Result(made.room(), ""));
    }
    Verdict verdict = made.failure().map(Verdict::of).orElseThrow();
    if (verdict instanceof Verdict.Limited) {
      return ask();
    }
    if (verdict instanceof Verdict.Never never) {
      // It may be there all the same: made, but somebody could not be invited.
      return onLookFor(new LookFor(Optional.of(never.reason())));
    }
    failures++;
    if (failures >= MOST_FAILURES && verdict instanceof Verdict.Odd odd) {
      return onLookFor(new LookFor(Optional.of(odd.reason())));
    }
    return failures % PATIENCE == 0 && !waiting.isEmpty()
        ? standBack()
        : lookLater(Optional.empty());
  }

  /** One that cannot be made must not keep the others from being made. */
  private Behavior<Command> standBack() {
    waiting.add(atWork().begun());
    current = null;
    failures = 0;
    return advance();
  }

  private Behavior<Command> onLookFor(LookFor look) {
    Making making = current;
    if (making != null) {
      getContext()
          .pipeToSelf(
              CompletableFuture.completedFuture(making).thenCompose(search::find),
              (room, failure) ->
                  room != null ? new Found(room, look.refusal()) : new NotLooked(look.refusal()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onFound(Found found) {
    if (found.room().isPresent()) {
      return settle(new Result(found.room(), ""));
    }
    return found.refusal().isPresent()
        ? settle(new Result(Optional.empty(), found.refusal().get()))
        : ask();
  }

  private Behavior<Command> onNotLooked(NotLooked message) {
    failures++;
    return lookLater(message.refusal());
  }

  private Behavior<Command> onSettled(Settled settled) {
    EffectId id = atWork().id();
    current = null;
    failures = 0;
    watchers.tell(id, settled.result());
    if (settled.result().room().isEmpty()) {
      String reason = settled.result().reason();
      around.givenUp().givenUp(new GivenUp(id.cause(), id.ordinal(), "a new room", reason));
    }
    return advance();
  }

  private Behavior<Command> onLooked(Looked looked) {
    boolean isOpen = looked.row().filter(OneShotSql.Row::isOpen).isPresent();
    if (isOpen && !isOpen(looked.id())) {
      // It was settled just now, or the word that it is committed is on its way.
      getContext().getSelf().tell(new Watch(looked.id(), looked.promise()));
      return Behaviors.same();
    }
    var result = new CompletableFuture<Result>();
    var unused = result.whenComplete((value, failure) -> tell(looked.promise(), value, failure));
    if (looked.row().isEmpty()) {
      result.complete(new Result(Optional.empty(), "there is no " + looked.id()));
    } else if (isOpen) {
      watchers.watch(looked.id(), result);
    } else {
      result.complete(new Result(looked.row().get().room(), looked.row().get().reason()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onEnd() {
    var reason = new RejectedExecutionException("the maker of rooms has stopped");
    watchers.abandon(reason);
    around
        .stash()
        .forEach(
            command -> {
              if (command instanceof Watch watch) {
                watch.promise().completeExceptionally(reason);
              }
            });
    return Behaviors.same();
  }

  private Behavior<Command> advance() {
    if (current != null || waiting.isEmpty()) {
      return Behaviors.same();
    }
    Making next = waiting.remove();
    current = next;
    if (next.mayHaveBegun()) {
      return lookLater(Optional.empty());
    }
    getContext()
        .pipeToSelf(
            office
                .database()
                .transactUntilDone(connection -> OneShotSql.started(connection, next.id())),
            (rows, fault) ->
                rows != null ? new Started(rows) : new Broken(Objects.requireNonNull(fault)));
    return Behaviors.same();
  }

  /** A room is at work until it is settled, so whatever is heard finds it. */
  private Making atWork() {
    return Objects.requireNonNull(current, "no room at work");
  }

  private boolean isOpen(EffectId id) {
    return waiting.stream().anyMatch(making -> making.id().equals(id))
        || (current != null && current.id().equals(id));
  }

  private Behavior<Command> ask() {
    question++;
    office.limits().tell(new Limits.Ask(question, CREATION, Urgency.INTERACTIVE, permits));
    return Behaviors.same();
  }

  /** Whether a permit is for what is at work now, not for what an earlier life was at. */
  private boolean isAnswer(Permit permit) {
    return current != null && permit.question() == question;
  }

  private Behavior<Command> lookLater(Optional<String> refusal) {
    Duration usual = office.backoff().after(failures, office.random());
    Duration wait = usual.compareTo(around.patience()) > 0 ? usual : around.patience();
    around.timers().startSingleTimer(new LookFor(refusal), wait);
    return Behaviors.same();
  }

  private Behavior<Command> settle(Result result) {
    EffectId id = atWork().id();
    var room = result.room().orElse(null);
    var now = office.clock().instant();
    var database = office.database();
    getContext()
        .pipeToSelf(
            database.transactUntilDone(c -> OneShotSql.settle(c, id, room, result.reason(), now)),
            (rows, fault) ->
                rows != null ? new Settled(result) : new Broken(Objects.requireNonNull(fault)));
    return Behaviors.same();
  }

  private static void tell(
      CompletableFuture<RoomId> promise, @Nullable Result result, @Nullable Throwable failure) {
    if (result == null) {
      promise.completeExceptionally(Objects.requireNonNull(failure));
    } else if (result.room().isPresent()) {
      promise.complete(result.room().get());
    } else {
      promise.completeExceptionally(new MadeRooms.NotMade(result.reason()));
    }
  }
}
