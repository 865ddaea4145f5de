package dev.althing.outbox.ledger;

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
import dev.althing.effect.Effect;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.StateChanges;
import dev.althing.outbox.Watchers;
import dev.althing.outbox.ledger.Looks.Sighting;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.limits.Permit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * Makes the state of rooms, memberships, aliases and account data what it is wished to be. Each
 * wish is compared with what is there before each try. After a restart it begins with what the
 * table says is open.
 */
public final class Ledger extends AbstractBehavior<Ledger.Command> {
  /** What it is told. */
  public sealed interface Command {}

  /** Carries out a change that is in the table now. */
  record Committed(Change change) implements Command {}

  /** Tells what became of a change. */
  record Watch(EffectId id, CompletableFuture<ChangeResult> promise) implements Command {}

  private record Loaded(List<Change> changes) implements Command {}

  private record Broken(Throwable fault) implements Command {}

  private record Compared(EffectId id, Sighting sighting) implements Command {}

  private record Permitted(Permit permit) implements Command {}

  private record Made(EffectId id, Permit permit, Optional<Throwable> failure) implements Command {}

  private record Verified(EffectId id, Sighting sighting, String refusal) implements Command {}

  private record Again(EffectId id) implements Command {}

  private record Settled(Change change, ChangeResult result) implements Command {}

  private record Looked(
      EffectId id, Optional<ChangeResult> result, CompletableFuture<ChangeResult> promise)
      implements Command {}

  private static final int STASHED = 100_000;
  private static final int MOST_LOOKS = 16;

  /** A new ledger; what the table holds is carried out first. */
  public static Behavior<Command> create(
      Office office, GivenUp.Listener givenUp, OutboxObserver observer) {
    return Behaviors.withStash(
        STASHED,
        stash ->
            Behaviors.setup(
                context ->
                    Behaviors.withTimers(
                        timers -> {
                          var around = new Around(timers, stash, givenUp, observer);
                          return new Ledger(context, office, around);
                        })));
  }

  /** What can be asked of a ledger. */
  public static StateChanges door(ActorRef<Command> ledger) {
    return effect -> {
      var promise = new CompletableFuture<ChangeResult>();
      ledger.tell(new Watch(effect, promise));
      return promise;
    };
  }

  private record Around(
      TimerScheduler<Command> timers,
      StashBuffer<Command> stash,
      GivenUp.Listener givenUp,
      OutboxObserver observer) {}

  private final Office office;
  private final Around around;
  private final Deeds deeds;
  private final Looks looks;
  private final ActorRef<Permit> permits;
  private final LedgerQueue queue = new LedgerQueue();
  private final Map<EffectId, LedgerWork> works = new HashMap<>();
  private final Map<Long, EffectId> questions = new HashMap<>();
  private final Deque<EffectId> toLook = new ArrayDeque<>();
  private final Watchers<EffectId, ChangeResult> watchers = new Watchers<>();
  private int looking;
  private long question;

  private Ledger(ActorContext<Command> context, Office office, Around around) {
    super(context);
    context.setLoggerName(Ledger.class);
    this.office = office;
    this.around = around;
    this.deeds = new Deeds(office.client());
    this.looks = new Looks(office, deeds);
    this.permits = context.messageAdapter(Permit.class, Permitted::new);
    context.pipeToSelf(
        office.database().transactUntilDone(LedgerSql::open),
        (changes, fault) ->
            changes != null ? new Loaded(changes) : new Broken(Objects.requireNonNull(fault)));
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
        .onMessage(Compared.class, this::onCompared)
        .onMessage(Permitted.class, this::onPermitted)
        .onMessage(Made.class, this::onMade)
        .onMessage(Verified.class, this::onVerified)
        .onMessage(Again.class, this::onAgain)
        .onMessage(Settled.class, this::onSettled)
        .onMessage(Looked.class, this::onLooked)
        .onMessage(Broken.class, this::onBroken)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onLoaded(Loaded loaded) {
    if (!loaded.changes().isEmpty()) {
      getContext().getLog().info("{} changes are still open", loaded.changes().size());
    }
    loaded.changes().forEach(this::take);
    return around.stash().unstashAll(working());
  }

  private Behavior<Command> onBroken(Broken broken) {
    throw new IllegalStateException("the ledger cannot be read or written", broken.fault());
  }

  private Behavior<Command> onTooEarly(Command command) {
    around.stash().stash(command);
    return Behaviors.same();
  }

  private Behavior<Command> onCommitted(Committed committed) {
    take(committed.change());
    return Behaviors.same();
  }

  private Behavior<Command> onWatch(Watch watch) {
    if (queue.find(watch.id()).isPresent()) {
      watchers.watch(watch.id(), watch.promise());
    } else {
      getContext()
          .pipeToSelf(
              office
                  .database()
                  .transactUntilDone(connection -> LedgerSql.result(connection, watch.id())),
              (result, fault) ->
                  new Looked(
                      watch.id(),
                      result != null
                          ? result
                          : Optional.of(
                              ChangeResult.givenUp(Objects.requireNonNull(fault).toString())),
                      watch.promise()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onCompared(Compared compared) {
    looking--;
    LedgerWork work = work(compared.id());
    switch (compared.sighting()) {
      case SO -> finish(work, ChangeResult.done());
      case NOT_YET -> again(work, Optional.empty());
      default -> {
        work.isCompared(office.clock().instant());
        ask(work);
      }
    }
    return lookOn();
  }

  private Behavior<Command> onPermitted(Permitted message) {
    Permit permit = message.permit();
    LedgerWork work = work(Objects.requireNonNull(questions.remove(permit.question())));
    if (work.isStale(office.clock().instant())) {
      office.limits().tell(new Limits.GiveBack(permit, Limits.Use.NONE));
      toLook.add(work.change().id());
      return lookOn();
    }
    looks.touch(work.change().subject());
    EffectId made = work.change().id();
    CompletionStage<?> deed =
        CompletableFuture.completedFuture(work.change().wish()).thenCompose(deeds::make);
    getContext()
        .pipeToSelf(deed, (any, failure) -> new Made(made, permit, Optional.ofNullable(failure)));
    return Behaviors.same();
  }

  private Behavior<Command> onMade(Made made) {
    office.limits().tell(Limits.after(made.permit(), made.failure()));
    LedgerWork work = work(made.id());
    looks.touch(work.change().subject());
    made.failure()
        .ifPresentOrElse(failure -> failed(work, failure), () -> finish(work, ChangeResult.done()));
    return Behaviors.same();
  }

  private Behavior<Command> onVerified(Verified verified) {
    LedgerWork work = work(verified.id());
    switch (verified.sighting()) {
      case SO -> finish(work, ChangeResult.done());
      case NOT_SO -> finish(work, ChangeResult.givenUp(verified.refusal()));
      default -> again(work, Optional.empty());
    }
    return Behaviors.same();
  }

  private Behavior<Command> onAgain(Again again) {
    toLook.add(again.id());
    return lookOn();
  }

  private Behavior<Command> onSettled(Settled settled) {
    Change change = settled.change();
    queue.remove(change);
    works.remove(change.id());
    watchers.tell(change.id(), settled.result());
    if (settled.result().kind() == ChangeResult.Kind.GIVEN_UP) {
      EffectId id = change.id();
      String what = WishText.kind(change.wish()) + " at " + change.subject().place();
      String reason = settled.result().reason();
      getContext().getLog().warn("{} ({}) is given up: {}", what, id, reason);
      around.givenUp().givenUp(new GivenUp(id.cause(), id.ordinal(), what, reason));
    }
    begin(change.subject().place());
    observe();
    return lookOn();
  }

  private Behavior<Command> onLooked(Looked looked) {
    if (looked.result().isPresent()) {
      looked.promise().complete(looked.result().get());
    } else {
      // It was settled just now, or the word that it is committed is on its way.
      getContext().getSelf().tell(new Watch(looked.id(), looked.promise()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onEnd() {
    var reason = new RejectedExecutionException("the ledger has stopped");
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

  private void take(Change change) {
    for (Change pointless : queue.add(change)) {
      settle(pointless, ChangeResult.superseded());
    }
    begin(change.subject().place());
    observe();
    lookOn();
  }

  private void begin(String place) {
    for (Change change : queue.runnable(place)) {
      queue.begin(change);
      works.put(change.id(), new LedgerWork(change));
      toLook.add(change.id());
    }
  }

  /** Compares the next ones, a few at a time. */
  private Behavior<Command> lookOn() {
    while (looking < MOST_LOOKS && !toLook.isEmpty()) {
      EffectId id = toLook.remove();
      looking++;
      getContext()
          .pipeToSelf(
              looks.before(work(id).change()),
              (sighting, failure) -> new Compared(id, Objects.requireNonNull(sighting)));
    }
    return Behaviors.same();
  }

  /** Work goes on until it is settled, so whatever is heard of it finds it. */
  private LedgerWork work(EffectId id) {
    return Objects.requireNonNull(works.get(id), "no work on " + id);
  }

  private void ask(LedgerWork work) {
    Effect.State wish = work.change().wish();
    question++;
    questions.put(question, work.change().id());
    office
        .limits()
        .tell(new Limits.Ask(question, Deeds.limiters(wish), Deeds.urgency(wish), permits));
  }

  private void failed(LedgerWork work, Throwable failure) {
    LedgerWork.Step step = work.after(failure);
    if (step instanceof LedgerWork.Step.Finish finish) {
      finish(work, finish.result());
    } else if (step instanceof LedgerWork.Step.Again again) {
      again(work, again.pause());
    } else if (step instanceof LedgerWork.Step.Verify verify) {
      verify(work, verify.reason());
    }
  }

  /** A refusal may only say that it is so already. */
  private void verify(LedgerWork work, String reason) {
    Change change = work.change();
    if (change.wish() instanceof Effect.Leave) {
      finish(work, ChangeResult.done());
      return;
    }
    getContext()
        .pipeToSelf(
            looks.after(change),
            (sighting, failure) ->
                new Verified(change.id(), Objects.requireNonNull(sighting), reason));
  }

  private void again(LedgerWork work, Optional<Duration> wait) {
    EffectId id = work.change().id();
    Duration usual = office.backoff().after(work.failed(), office.random());
    around.timers().startSingleTimer(id, new Again(id), wait.orElse(usual));
  }

  private void finish(LedgerWork work, ChangeResult result) {
    settle(work.change(), result);
  }

  private void settle(Change change, ChangeResult result) {
    var now = office.clock().instant();
    getContext()
        .pipeToSelf(
            office.database().transactUntilDone(c -> LedgerSql.settle(c, change.id(), result, now)),
            (rows, fault) ->
                rows != null
                    ? new Settled(change, result)
                    : new Broken(Objects.requireNonNull(fault)));
  }

  private void observe() {
    around.observer().ledger(queue.depth(), queue.oldest());
  }
}
