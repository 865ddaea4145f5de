package dev.althing.entity;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.effect.Cause;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The directory of persistent entities: starts one when it is spoken to, never lets it have more
 * than 64 unacknowledged messages, tells again what was not answered when it had to be restarted,
 * and lets it rest when it is idle.
 */
public final class Directory extends AbstractBehavior<Directory.Command> {
  /** What the directory is told, by {@link #facade} and by itself. */
  public sealed interface Command {}

  private record Ask(Key key, EntityRules<?, ?, ?, ?> rules, Resident.Question question)
      implements Command {}

  private record Replied(Entity.Told told) implements Command {}

  private record Idle(Key key, ActorRef<Entity.Command> entity) implements Command {}

  private record Revive(Key key) implements Command {}

  private record Halt(CompletableFuture<Void> still) implements Command {}

  private record GoOn() implements Command {}

  private record Key(String type, String id) {}

  // Beyond this the fault is the entity's own, unless the journal is away.
  private static final int MAX_FAULTS = 5;
  private static final Duration LONGEST_HALT = Duration.ofSeconds(20);

  private final TimerScheduler<Command> timers;
  private final Duration rest;
  private final BooleanSupplier journalIsAway;
  private final ActorRef<Entity.Told> replies;
  private final Map<Key, Resident> residents = new HashMap<>();
  private final Map<ActorRef<?>, Key> alive = new HashMap<>();
  private final Map<Long, Key> asked = new HashMap<>();
  private final List<CompletableFuture<Void>> halting = new ArrayList<>();
  private int halts;
  private long numbers;

  /**
   * The directory.
   *
   * @param rest how long an entity may be idle before it is let go
   * @param journalIsAway whether faults are explained by a database that cannot be reached
   */
  public static Behavior<Command> create(Duration rest, BooleanSupplier journalIsAway) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Directory(context, timers, rest, journalIsAway)));
  }

  /** What others call, over a directory that runs. */
  public static Entities facade(ActorRef<Command> directory) {
    return new Entities() {
      @Override
      @SuppressWarnings("unchecked") // the rules that are asked answer with an R
      public <C, E, S, R> CompletionStage<R> ask(
          EntityRules<C, E, S, R> rules, String id, Cause cause, C command) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Resident.Question question = new Resident.Question(cause, command, answer);
        directory.tell(new Ask(new Key(rules.type(), id), rules, question));
        return (CompletionStage<R>) answer;
      }

      @Override
      public <T> CompletionStage<T> still(Supplier<CompletionStage<T>> work) {
        CompletableFuture<Void> still = new CompletableFuture<>();
        directory.tell(new Halt(still));
        return still
            .orTimeout(LONGEST_HALT.toMillis(), TimeUnit.MILLISECONDS)
            .thenCompose(rest -> work.get())
            .whenComplete((done, fault) -> directory.tell(new GoOn()));
      }
    };
  }

  private Directory(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Duration rest,
      BooleanSupplier journalIsAway) {
    super(context);
    this.timers = timers;
    this.rest = rest;
    this.journalIsAway = journalIsAway;
    this.replies = context.messageAdapter(Entity.Told.class, Replied::new);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Ask.class, this::onAsk)
        .onMessage(Replied.class, this::onReplied)
        .onMessage(Idle.class, this::onIdle)
        .onMessage(Revive.class, this::onRevive)
        .onMessage(Halt.class, this::onHalt)
        .onMessage(GoOn.class, this::onGoOn)
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onAsk(Ask ask) {
    Resident resident = residents.get(ask.key());
    if (resident == null) {
      resident = new Resident(ask.rules());
      residents.put(ask.key(), resident);
      if (halts == 0) {
        start(ask.key(), resident);
      }
    }
    if (resident.isFull()) {
      ask.question().answer().completeExceptionally(new EntityFault("asked too much"));
      return this;
    }
    resident.enqueue(ask.question());
    pump(ask.key(), resident);
    return this;
  }

  private Behavior<Command> onReplied(Replied replied) {
    Entity.Told told = replied.told();
    Key key = asked.remove(told.number());
    Resident resident = key == null ? null : residents.get(key);
    if (key == null || resident == null) {
      return this;
    }
    resident.answered(told.number()).ifPresent(question -> settle(question, told));
    if (halts > 0) {
      rest(resident);
    }
    pump(key, resident);
    return this;
  }

  private static void settle(Resident.Question question, Entity.Told told) {
    if (told instanceof Entity.Answered answered) {
      question.answer().complete(answered.answer());
    } else if (told instanceof Entity.Refused refused) {
      question.answer().completeExceptionally(new EntityFault("cannot decide", refused.fault()));
    } else {
      throw new AssertionError(told);
    }
  }

  private Behavior<Command> onIdle(Idle idle) {
    Resident resident = residents.get(idle.key());
    if (resident != null
        && resident.isQuiet()
        && resident.ref().equals(Optional.of(idle.entity()))) {
      residents.remove(idle.key());
      idle.entity().tell(new Entity.Stop());
    }
    return this;
  }

  private Behavior<Command> onRevive(Revive revive) {
    Resident resident = residents.get(revive.key());
    if (halts == 0 && resident != null && resident.ref().isEmpty()) {
      start(revive.key(), resident);
      pump(revive.key(), resident);
    }
    return this;
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    Key key = alive.remove(terminated.getRef());
    tellIfStill();
    Resident resident = key == null ? null : residents.get(key);
    if (key == null
        || resident == null
        || resident.ref().filter(ref -> ref.path().equals(terminated.getRef().path())).isEmpty()) {
      return this;
    }
    Duration pause = resident.failed(journalIsAway.getAsBoolean());
    if (resident.isQuiet()) {
      residents.remove(key);
    } else if (resident.faults() >= MAX_FAULTS) {
      residents.remove(key);
      asked.values().removeIf(key::equals);
      resident.abandon(new EntityFault(key.type() + " cannot be brought to life"));
    } else {
      timers.startSingleTimer(key, new Revive(key), pause);
    }
    return this;
  }

  private Behavior<Command> onHalt(Halt halt) {
    halts++;
    halting.add(halt.still());
    residents.values().forEach(Directory::rest);
    tellIfStill();
    return this;
  }

  private Behavior<Command> onGoOn(GoOn goOn) {
    halts--;
    if (halts > 0) {
      return this;
    }
    halting.clear();
    residents.values().removeIf(one -> one.isQuiet() && one.ref().isEmpty());
    Map<Key, Resident> sleeping = new HashMap<>(residents);
    sleeping.values().removeIf(one -> one.ref().isPresent());
    sleeping.forEach(
        (key, resident) -> {
          start(key, resident);
          pump(key, resident);
        });
    return this;
  }

  private static void rest(Resident resident) {
    if (!resident.isAnswering()) {
      resident.ref().ifPresent(entity -> entity.tell(new Entity.Stop()));
      resident.sleeps();
    }
  }

  private void tellIfStill() {
    if (halts > 0 && alive.isEmpty()) {
      halting.forEach(still -> still.complete(null));
      halting.clear();
    }
  }

  /** Whoever waits for an answer hears that none comes; the same cause may be told again. */
  private Behavior<Command> onEnd() {
    residents.values().forEach(resident -> resident.abandon(new EntityFault("stopped")));
    halting.forEach(still -> still.completeExceptionally(new EntityFault("stopped")));
    return this;
  }

  private void start(Key key, Resident resident) {
    ActorRef<Entity.Command> actor =
        getContext().spawn(behavior(key, resident), name(key, ++numbers));
    alive.put(actor, key);
    getContext().watch(actor);
    resident.livesAs(actor).forEach((number, question) -> tell(actor, number, question));
  }

  private Behavior<Entity.Command> behavior(Key key, Resident resident) {
    ActorRef<Command> self = getContext().getSelf();
    return Entity.create(
        resident.rules(), key.id(), rest, entity -> self.tell(new Idle(key, entity)));
  }

  private static String name(Key key, long number) {
    return key.type() + "-" + number + "-" + URLEncoder.encode(key.id(), StandardCharsets.UTF_8);
  }

  private void pump(Key key, Resident resident) {
    if (halts > 0) {
      return;
    }
    resident.ref().ifPresent(actor -> pump(key, resident, actor));
  }

  private void pump(Key key, Resident resident, ActorRef<Entity.Command> actor) {
    Optional<Resident.Question> next = resident.next(++numbers);
    while (next.isPresent()) {
      asked.put(numbers, key);
      tell(actor, numbers, next.get());
      next = resident.next(++numbers);
    }
  }

  private void tell(ActorRef<Entity.Command> actor, long number, Resident.Question question) {
    actor.tell(new Entity.Tell(number, question.cause(), question.command(), replies));
  }
}
