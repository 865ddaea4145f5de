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
import dev.althing.outbox.ledger.Looks.Sighting;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.limits.Permit;
import dev.althing.outbox.retry.Watchers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Makes the state of rooms, memberships, aliases and account data what it is wished to be. Each
 * wish is compared with what is there before each try. After a restart it begins with what the
 * table says is open; what is still heard of an earlier life finds no work, or the same again.
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

  private record ComparedAgain(EffectId id, Permit permit, Sighting sighting) implements Command {}

  private record Made(EffectId id, Permit permit, Deeds.End end) implements Command {}

  private record Verified(EffectId id, Sighting sighting, String refusal) implements Command {}

  private record Again(EffectId id) implements Command {}

  private record Settled(Change change, ChangeResult result) implements Command {}

  private record Looked(
      EffectId id, Optional<ChangeResult> result, CompletableFuture<ChangeResult> promise)
      implements Command {}

  private static final int STASHED = 100_000;

  /**
   * A new ledger; what the table holds is carried out first.
   *
   * @param listening completes when it may begin: nobody is to see us in a room before what is said
   *     there is heard
   */
  public static Behavior<Command> create(
      Office office,
      CompletionStage<?> listening,
      GivenUp.Listener givenUp,
      OutboxObserver observer) {
    return Behaviors.withStash(
        STASHED,
        stash ->
            Behaviors.setup(
                context ->
                    Behaviors.withTimers(
                        timers -> {
                          var around = new Around(timers, stash, givenUp, observer);
                          return new Ledger(context, office, around, listening);
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
  private final Desk desk;
  private final Watchers<EffectId, ChangeResult> watchers = new Watchers<>();

  private Ledger(
      ActorContext<Command> context, Office office, Around around, CompletionStage<?> listening) {
    super(context);
    context.setLoggerName(Ledger.class);
    this.office = office;
    this.around = around;
    this.deeds = new Deeds(office.client(), office.view());
    this.looks = new Looks(office, deeds);
    this.permits = context.messageAdapter(Permit.class, Permitted::new);
    this.desk = new Desk(office.random().nextLong());
    context.pipeToSelf(
        listening.thenCompose(now -> office.database().transactUntilDone(LedgerSql::open)),
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
        .onMessage(ComparedAgain.class, this::onComparedAgain)
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
              LedgerSql.result(office.database(), watch.id()),
              (result, fault) ->
                  new Looked(watch.id(), Objects.requireNonNull(result), watch.promise()));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onCompared(Compared compared) {
    desk.compared(compared.id())
        .filter(work -> isToBeMade(work, compared.sighting()))
        .ifPresent(this::ask);
    return lookOn();
  }

  /** Whether a change is to be made; if not, it is settled or waits for another look. */
  private boolean isToBeMade(LedgerWork work, Sighting sighting) {
    switch (sighting) {
      case SO -> settle(work.change(), ChangeResult.done());
      case POINTLESS -> settle(work.change(), ChangeResult.dropped());
      case NOT_YET -> again(work, Optional.empty());
      default -> {
        work.isCompared(office.clock().instant());
        return true;
      }
    }
    return false;
  }

  private Behavior<Command> onPermitted(Permitted message) {
    Permit permit = message.permit();
    LedgerWork work = desk.answered(permit).orElse(null);
    if (work == null) {
      return giveBack(permit);
    }
    if (!work.isStale(office.clock().instant())) {
      return make(work, permit);
    }
    // The permit is kept meanwhile: whoever waits long each time would never come to use it.
    EffectId asked = work.change().id();
    look(looks.before(work.change()), sighting -> new ComparedAgain(asked, permit, sighting));
    return Behaviors.same();
  }

  private Behavior<Command> onComparedAgain(ComparedAgain compared) {
    return desk.find(compared.id())
        .filter(work -> isToBeMade(work, compared.sighting()))
        .map(work -> make(work, compared.permit()))
        .orElseGet(() -> giveBack(compared.permit()));
  }

  private Behavior<Command> giveBack(Permit permit) {
    office.limits().tell(new Limits.GiveBack(permit, Limits.Use.NONE));
    return Behaviors.same();
  }

  private Behavior<Command> make(LedgerWork work, Permit permit) {
    work.isMadeWith(permit);
    looks.touch(work.change().subject());
    EffectId made = work.change().id();
    getContext()
        .pipeToSelf(
            deeds.make(work.change().wish()),
            (end, failure) -> new Made(made, permit, Objects.requireNonNull(end)));
    return Behaviors.same();
  }

  private Behavior<Command> onMade(Made made) {
    office.limits().tell(made.end().handBack(made.permit()));
    LedgerWork work = desk.find(made.id()).orElse(null);
    if (work == null || !work.wasMadeWith(made.permit())) {
      return Behaviors.same();
    }
    looks.touch(work.change().subject());
    if (made.end() instanceof Deeds.End.Decided decided) {
      settle(work.change(), decided.result());
    } else if (made.end() instanceof Deeds.End.Failed failed) {
      failed(work, failed.failure());
    }
    return Behaviors.same();
  }

  private Behavior<Command> onVerified(Verified verified) {
    desk.find(verified.id()).ifPresent(work -> verified(work, verified));
    return Behaviors.same();
  }

  private void verified(LedgerWork work, Verified verified) {
    switch (verified.sighting()) {
      case SO -> settle(work.change(), ChangeResult.done());
      case NOT_SO -> settle(work.change(), ChangeResult.givenUp(verified.refusal()));
      default -> again(work, Optional.empty());
    }
  }

  private Behavior<Command> onAgain(Again again) {
    desk.again(again.id());
    return lookOn();
  }

  private Behavior<Command> onSettled(Settled settled) {
    Change change = settled.change();
    queue.remove(change);
    desk.settled(change.id());
    watchers.tell(change.id(), settled.result());
    if (settled.result().kind() == ChangeResult.Kind.GIVEN_UP) {
      around.givenUp().givenUp(change.givenUp(settled.result().reason()));
    }
    return goOn(change.subject().place());
  }

  private Behavior<Command> onLooked(Looked looked) {
    looked
        .result()
        .ifPresentOrElse(
            looked.promise()::complete,
            // It was settled just now, or the word that it is committed is on its way.
            () -> getContext().getSelf().tell(new Watch(looked.id(), looked.promise())));
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
    goOn(change.subject().place());
  }

  /** Begins with what may begin now. */
  private Behavior<Command> goOn(String place) {
    for (Change change : queue.runnable(place)) {
      queue.begin(change);
      desk.begin(change);
    }
    around.observer().ledger(queue.depth(), queue.oldest());
    return lookOn();
  }

  /** Compares the next ones, a few at a time. */
  private Behavior<Command> lookOn() {
    Optional<LedgerWork> next = desk.nextToCompare();
    while (next.isPresent()) {
      Change change = next.get().change();
      look(looks.before(change), sighting -> new Compared(change.id(), sighting));
      next = desk.nextToCompare();
    }
    return Behaviors.same();
  }

  /** A look that fails is one that has to be repeated, and says so. */
  private void look(CompletionStage<Sighting> look, Function<Sighting, Command> message) {
    getContext()
        .pipeToSelf(look, (sighting, failure) -> message.apply(Objects.requireNonNull(sighting)));
  }

  private void ask(LedgerWork work) {
    office.limits().tell(Deeds.ask(desk.ask(work), work.change().wish(), permits));
  }

  private void failed(LedgerWork work, Throwable failure) {
    LedgerWork.Step step = work.after(failure);
    if (step instanceof LedgerWork.Step.Finish finish) {
      settle(work.change(), finish.result());
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
      settle(change, ChangeResult.done());
      return;
    }
    look(looks.after(change), sighting -> new Verified(change.id(), sighting, reason));
  }

  private void again(LedgerWork work, Optional<Duration> wait) {
    EffectId id = work.change().id();
    Duration usual = office.backoff().after(work.failed(), office.random());
    around.timers().startSingleTimer(id, new Again(id), wait.orElse(usual));
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
}
