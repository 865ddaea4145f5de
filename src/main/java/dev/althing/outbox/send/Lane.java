package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.limits.Limiter;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.limits.Permit;
import dev.althing.outbox.limits.Urgency;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of one room, one at a time and in their order. A letter that waits for keys, for
 * the homeserver or for the event it is about holds up those behind it and nobody else. It keeps
 * nothing: the outbox, which started it, hands everything over again after a failure.
 */
final class Lane extends AbstractBehavior<Lane.Command> {
  /** What it is told. */
  sealed interface Command {}

  /** Sends a letter at its place in the order. */
  record Enqueue(LaneQueue.Item item) implements Command {}

  /** Hears that an event came back from the homeserver. */
  record Seen(EffectId id, EventId event) implements Command {}

  /** Shows how far something is, when there is nothing better to do. */
  record Progress(Target target, ObjectNode content) implements Command {}

  private record Prepared(long turn, Preparation.Prepared prepared) implements Command {}

  private record NotPrepared(long turn, Throwable failure) implements Command {}

  private record Permitted(Permit permit) implements Command {}

  private record Answered(
      long turn, Permit permit, Optional<EventId> event, Optional<Throwable> failure)
      implements Command {}

  private record JoinChecked(long turn, boolean isJoinOpen, String reason) implements Command {}

  private record Again(long turn) implements Command {}

  private static final Set<Limiter> EVENTS = Set.of(new Limiter.Events());

  static Behavior<Command> create(RoomId room, Post post, ActorRef<Outbox.Command> outbox) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Lane(context, timers, room, post, outbox)));
  }

  private final TimerScheduler<Command> timers;
  private final RoomId room;
  private final Post post;
  private final ActorRef<Outbox.Command> outbox;
  private final Preparation preparation;
  private final ActorRef<Permit> permits;
  private final LaneQueue queue = new LaneQueue();
  private final Map<Target, ObjectNode> progress = new LinkedHashMap<>();

  /** Which piece of work this is; results of earlier ones are not looked at. */
  private long turn;

  private @Nullable LaneWork work;

  private Lane(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      RoomId room,
      Post post,
      ActorRef<Outbox.Command> outbox) {
    super(context);
    context.setLoggerName(Lane.class);
    this.timers = timers;
    this.room = room;
    this.post = post;
    this.outbox = outbox;
    this.preparation = new Preparation(post, this::fate);
    this.permits = context.messageAdapter(Permit.class, Permitted::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Enqueue.class, this::onEnqueue)
        .onMessage(Seen.class, this::onSeen)
        .onMessage(Progress.class, this::onProgress)
        .onMessage(Prepared.class, this::onPrepared)
        .onMessage(NotPrepared.class, this::onNotPrepared)
        .onMessage(Permitted.class, this::onPermitted)
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(JoinChecked.class, this::onJoinChecked)
        .onMessage(Again.class, this::onAgain)
        .build();
  }

  private Behavior<Command> onEnqueue(Enqueue message) {
    Letter letter = message.item().letter();
    letter.target().filter(target -> letter.isEdit()).ifPresent(progress::remove);
    boolean firstIsTried = work != null && work.isTried() && !work.isPassing();
    queue
        .add(message.item(), firstIsTried)
        .ifPresent(earlier -> decide(earlier.id(), new Fate.Superseded()));
    boolean isFirst = queue.first().filter(first -> isSame(first, letter)).isPresent();
    if (work != null && !work.isTried() && (work.isPassing() || isFirst)) {
      abandon();
    }
    return advance();
  }

  private Behavior<Command> onSeen(Seen seen) {
    boolean isAtWork = work != null && work.letter().id().equals(seen.id());
    if (isAtWork) {
      finish(new Fate.Sent(room, seen.event()));
    } else {
      queue.remove(seen.id());
      decide(seen.id(), new Fate.Sent(room, seen.event()));
    }
    return advance();
  }

  private Behavior<Command> onProgress(Progress message) {
    progress.put(message.target(), message.content());
    return advance();
  }

  private Behavior<Command> onPrepared(Prepared message) {
    LaneWork now = current(message.turn());
    if (now == null) {
      return this;
    }
    if (message.prepared() instanceof Preparation.Prepared.Ready ready) {
      now.isReady(ready);
      askForPermit(now);
    } else if (message.prepared() instanceof Preparation.Prepared.Found found) {
      finish(new Fate.Sent(room, found.event()));
    } else {
      finish(((Preparation.Prepared.Pointless) message.prepared()).fate());
    }
    return advance();
  }

  private Behavior<Command> onNotPrepared(NotPrepared message) {
    LaneWork now = current(message.turn());
    if (now != null) {
      failed(now, message.failure());
    }
    return advance();
  }

  private Behavior<Command> onPermitted(Permitted message) {
    Permit permit = message.permit();
    LaneWork now = current(permit.question());
    Preparation.Prepared.Ready ready = now == null ? null : now.ready();
    if (now == null || ready == null) {
      post.limits().tell(new Limits.GiveBack(permit, Limits.Use.NONE));
      return this;
    }
    now.isBeingTried();
    long thisTurn = turn;
    getContext()
        .pipeToSelf(
            post.send(room, now.letter().id(), ready),
            (event, failure) ->
                new Answered(
                    thisTurn, permit, Optional.ofNullable(event), Optional.ofNullable(failure)));
    return this;
  }

  private Behavior<Command> onAnswered(Answered answer) {
    post.limits().tell(Limits.after(answer.permit(), answer.failure()));
    LaneWork now = current(answer.turn());
    if (now != null) {
      answer.event().ifPresent(event -> finish(new Fate.Sent(room, event)));
      answer.failure().ifPresent(failure -> failed(now, failure));
    }
    return advance();
  }

  private Behavior<Command> onJoinChecked(JoinChecked message) {
    LaneWork now = current(message.turn());
    if (now != null && message.isJoinOpen()) {
      tryLater(now.later(post.random()));
    } else if (now != null) {
      finish(new Fate.Lost(message.reason()));
    }
    return advance();
  }

  private Behavior<Command> onAgain(Again message) {
    LaneWork now = current(message.turn());
    if (now != null && now.isToBePrepared(post.clock().instant())) {
      prepare(now);
    } else if (now != null) {
      askForPermit(now);
    }
    return this;
  }

  /** Begins the next piece of work when there is none. */
  private Behavior<Command> advance() {
    if (work != null) {
      return this;
    }
    Optional<LaneQueue.Item> first = queue.first();
    if (first.isPresent()) {
      begin(LaneWork.on(first.get(), post));
    } else if (!progress.isEmpty()) {
      Map.Entry<Target, ObjectNode> next = progress.entrySet().iterator().next();
      progress.remove(next.getKey());
      var instant = post.clock().instant();
      long serial = post.random().nextLong();
      begin(
          LaneWork.passing(Letter.passing(room, next.getKey(), next.getValue(), instant, serial)));
    }
    return this;
  }

  /** The work a message is about; none when that is no longer at hand. */
  private @Nullable LaneWork current(long asked) {
    return asked == turn ? work : null;
  }

  private void begin(LaneWork next) {
    turn++;
    work = next;
    prepare(next);
  }

  private void abandon() {
    turn++;
    work = null;
  }

  private void prepare(LaneWork now) {
    Optional<Instant> lookSince = now.lookSince(post.clock().instant());
    var request = new Preparation.Request(room, now.toPrepare(), lookSince, !now.isPassing());
    long thisTurn = turn;
    getContext()
        .pipeToSelf(
            preparation.prepare(request),
            (prepared, failure) ->
                prepared != null
                    ? new Prepared(thisTurn, prepared)
                    : new NotPrepared(thisTurn, Objects.requireNonNull(failure)));
  }

  private void askForPermit(LaneWork now) {
    Urgency urgency = now.isPassing() ? Urgency.PASSING : queue.urgency();
    post.limits().tell(new Limits.Ask(turn, EVENTS, urgency, permits));
  }

  private void failed(LaneWork now, Throwable failure) {
    getContext().getLog().debug("{} in {}: {}", now.letter().id(), room, failure.toString());
    LaneWork.Step step = now.after(failure, post.clock().instant(), post.random());
    if (step instanceof LaneWork.Step.Finish end) {
      finish(end.fate());
    } else if (step instanceof LaneWork.Step.Wait wait) {
      tryLater(wait);
    } else if (step instanceof LaneWork.Step.CheckJoin check) {
      checkJoin(check.reason());
    } else {
      askForPermit(now);
    }
  }

  /** What is refused because we are not in the room yet is no refusal for good. */
  private void checkJoin(String reason) {
    long thisTurn = turn;
    getContext()
        .pipeToSelf(
            post.database()
                .read(connection -> OutboxSql.isJoinOpen(connection, room))
                .exceptionally(away -> true),
            (isOpen, failure) -> new JoinChecked(thisTurn, isOpen, reason));
  }

  private void tryLater(LaneWork.Step.Wait wait) {
    timers.startSingleTimer(new Again(turn), wait.duration());
  }

  private void finish(Fate fate) {
    LaneWork done = work;
    abandon();
    if (done != null && !done.isPassing()) {
      queue.remove(done.letter().id());
      decide(done.letter().id(), fate);
    }
  }

  private void decide(EffectId id, Fate fate) {
    outbox.tell(new Outbox.Decided(id, fate));
  }

  /** May be called by any thread. */
  private CompletionStage<Fate> fate(EffectId id) {
    var promise = new CompletableFuture<Fate>();
    outbox.tell(new Outbox.Watch(id, promise));
    return promise;
  }

  private static boolean isSame(LaneQueue.Item item, Letter letter) {
    return item.letter().id().equals(letter.id());
  }
}
