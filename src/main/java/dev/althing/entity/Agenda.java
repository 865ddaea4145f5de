package dev.althing.entity;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.effect.Effect;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Wakes entities at their deadlines, also those that passed while the process was down. What an
 * entity does then and the end of the deadline are one transaction.
 */
public final class Agenda extends AbstractBehavior<Agenda.Command> {
  /** What the agenda tells itself. */
  public sealed interface Command {}

  private record Look() implements Command {}

  private record Found(List<Deadline> deadlines) implements Command {}

  private record NotFound(Throwable fault) implements Command {}

  private record Over(Deadline deadline, Optional<Throwable> fault) implements Command {}

  /**
   * A deadline that is being told, or is to be told again.
   *
   * @param isUnderWay whether it has not ended yet
   * @param from when to try again
   * @param pause how long that is after the last try
   */
  private record Attempt(boolean isUnderWay, Instant from, Duration pause) {
    static final Attempt FIRST = new Attempt(false, Instant.MIN, AFTER_TROUBLE);

    Attempt begun() {
      return new Attempt(true, from, pause);
    }

    Attempt failed(Instant now) {
      Duration doubled = pause.multipliedBy(2);
      Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      return new Attempt(false, now.plus(next), next);
    }

    /** Never later than the pause allows, also when the clock was put back meanwhile. */
    Instant due(Instant now) {
      return from.isAfter(now.plus(pause)) ? now : from;
    }
  }

  private static final int AT_ONCE = 100;
  // A clock that jumps is noticed this late at most.
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final TimerScheduler<Command> timers;
  private final AgendaTable table;
  private final Map<String, EntityKind> kinds;
  private final Effects effects;
  private final Clock clock;
  private final Map<Deadline, Attempt> attempts = new HashMap<>();

  /** What ended since the table was last asked: the answer may still show it. */
  private final Set<Deadline> ended = new HashSet<>();

  private boolean looking;
  private boolean again;

  /** The agenda over its table. */
  public static Behavior<Command> create(
      AgendaTable table, Map<String, EntityKind> kinds, Effects effects, Clock clock) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Agenda(context, timers, table, Map.copyOf(kinds), effects, clock)));
  }

  private Agenda(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      AgendaTable table,
      Map<String, EntityKind> kinds,
      Effects effects,
      Clock clock) {
    super(context);
    this.timers = timers;
    this.table = table;
    this.kinds = kinds;
    this.effects = effects;
    this.clock = clock;
    ActorRef<Command> self = context.getSelf();
    table.onScheduled(due -> self.tell(new Look()));
    self.tell(new Look());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Look.class, this::onLook)
        .onMessage(Found.class, this::onFound)
        .onMessage(NotFound.class, this::onNotFound)
        .onMessage(Over.class, this::onOver)
        .build();
  }

  private Behavior<Command> onLook(Look look) {
    if (looking) {
      again = true;
      return this;
    }
    looking = true;
    ended.clear();
    getContext()
        .pipeToSelf(
            table.soonest(AT_ONCE + attempts.size()),
            (found, fault) -> fault == null ? new Found(found) : new NotFound(fault));
    return this;
  }

  private Behavior<Command> onFound(Found found) {
    looking = false;
    Instant now = clock.instant();
    Instant next = now.plus(LONGEST_SLEEP);
    forget(found.deadlines());
    for (Deadline deadline : found.deadlines()) {
      Attempt attempt = attempts.get(deadline);
      Instant from = attempt == null ? deadline.due() : attempt.due(now);
      if ((attempt != null && attempt.isUnderWay()) || ended.contains(deadline)) {
        continue;
      }
      if (from.isAfter(now)) {
        next = from.isBefore(next) ? from : next;
      } else {
        wake(deadline);
      }
    }
    lookAt(again ? now : next, now);
    again = false;
    return this;
  }

  private Behavior<Command> onNotFound(NotFound notFound) {
    looking = false;
    getContext().getLog().warn("the agenda cannot be read: {}", notFound.fault().toString());
    timers.startSingleTimer(new Look(), AFTER_TROUBLE);
    return this;
  }

  private Behavior<Command> onOver(Over over) {
    Deadline deadline = over.deadline();
    Attempt attempt = attempts.remove(deadline);
    if (over.fault().isEmpty()) {
      ended.add(deadline);
    } else if (attempt != null) {
      attempts.put(deadline, attempt.failed(clock.instant()));
      getContext().getLog().error("{} could not be woken", deadline, over.fault().get());
    }
    getContext().getSelf().tell(new Look());
    return this;
  }

  /** What was taken off meanwhile is not tried again. */
  private void forget(List<Deadline> found) {
    Set<Deadline> there = new HashSet<>(found);
    attempts
        .entrySet()
        .removeIf(entry -> !entry.getValue().isUnderWay() && !there.contains(entry.getKey()));
  }

  private void wake(Deadline deadline) {
    attempts.put(deadline, attempts.getOrDefault(deadline, Attempt.FIRST).begun());
    getContext()
        .pipeToSelf(
            consequences(deadline),
            (written, fault) -> new Over(deadline, Optional.ofNullable(fault)));
  }

  private CompletionStage<?> consequences(Deadline deadline) {
    EntityKind kind = kinds.get(deadline.entityType());
    if (kind == null) {
      // A feature that is gone leaves its entries; they wait in case it comes back.
      return CompletableFuture.failedFuture(
          new EntityFault("nothing answers for " + deadline.entityType()));
    }
    try {
      return kind.wake(deadline)
          .thenCompose(told -> effects.write(deadline.cause(), with(deadline, told)))
          .thenCompose(written -> cleared(deadline, written));
    } catch (RuntimeException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  /** Set again for a time at which it has already happened, it would come due for ever. */
  private CompletionStage<?> cleared(Deadline deadline, Written written) {
    return written == Written.ALREADY
        ? table.remove(deadline)
        : CompletableFuture.completedFuture(written);
  }

  private static List<Effect> with(Deadline deadline, List<Effect> told) {
    // Last, so that what was told keeps its ordinals; a newer deadline under the key stays.
    List<Effect> all = new ArrayList<>(told);
    all.add(deadline.done());
    return all;
  }

  private void lookAt(Instant time, Instant now) {
    Duration wait = Duration.between(now, time);
    timers.startSingleTimer(new Look(), wait.isNegative() ? Duration.ZERO : wait);
  }
}
