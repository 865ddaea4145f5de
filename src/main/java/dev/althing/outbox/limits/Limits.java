package dev.althing.outbox.limits;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.outbox.retry.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out permits for requests to the homeserver: a bounded number at a time, as fast as its
 * limits allow, the urgent ones first. Everyone who writes to the homeserver asks here. It keeps
 * nothing: after a restart the limits are learned anew. Requests that may be slow have as many
 * permits of their own, so that a server that does not answer an invitation silences nobody.
 */
public final class Limits extends AbstractBehavior<Limits.Command> {
  /** What it is told. */
  public sealed interface Command {}

  /**
   * Asks for a permit; it comes when it comes.
   *
   * @param question a number that the permit will carry
   */
  public record Ask(long question, Set<Limiter> limiters, Urgency urgency, ActorRef<Permit> replyTo)
      implements Command {
    /** Copies the set. */
    public Ask {
      limiters = Set.copyOf(limiters);
    }
  }

  /** Gives a permit back after a request that no limit refused. */
  public record GiveBack(Permit permit, Use use) implements Command {}

  /** What a permit was good for. */
  public enum Use {
    /** The homeserver did what was asked. */
    LET_THROUGH,
    /** The request failed, and may have counted or not. */
    FAILED,
    /** No request was made. */
    NONE
  }

  /** Gives a permit back after a refusal because of a limit. */
  public record Refused(Permit permit, Optional<Duration> retryAfter) implements Command {}

  /** The message that gives a permit back after a request that ended so. */
  public static Command after(Permit permit, Optional<Throwable> failure) {
    Optional<Verdict> verdict = failure.map(Verdict::of);
    return verdict.isPresent() && verdict.get() instanceof Verdict.Limited limited
        ? new Refused(permit, limited.retryAfter())
        : new GiveBack(permit, failure.isEmpty() ? Use.LET_THROUGH : Use.FAILED);
  }

  private record Tick() implements Command {}

  private record Gone(ActorRef<Permit> owner) implements Command {}

  private record Waiter(Ask ask, Instant since, boolean wasHeldBack) {}

  private record Holder(ActorRef<Permit> owner, Permit permit) {}

  /** Permits of an earlier life, given back to this one, have other serials: so many bits a ms. */
  private static final int SERIALS = 20;

  /** A new one that allows so many quick and so many slow requests at a time. */
  public static Behavior<Command> create(
      int atATime, InstantSource clock, BudgetObserver observer) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Limits(context, timers, atATime, clock, observer)));
  }

  private final TimerScheduler<Command> timers;
  private final int atATime;
  private final InstantSource clock;
  private final BudgetObserver observer;
  private final Budgets budgets = new Budgets();
  private final WaitingLine<Waiter> line = new WaitingLine<>();
  private final Map<Long, Holder> held = new HashMap<>();
  private final Set<ActorRef<Permit>> known = new HashSet<>();
  private long serial;

  private Limits(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      int atATime,
      InstantSource clock,
      BudgetObserver observer) {
    super(context);
    this.timers = timers;
    this.atATime = atATime;
    this.clock = new Steady(clock);
    this.serial = clock.millis() << SERIALS;
    this.observer = observer;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Ask.class, this::onAsk)
        .onMessage(GiveBack.class, this::onGiveBack)
        .onMessage(Refused.class, this::onRefused)
        .onMessage(Tick.class, this::onTick)
        .onMessage(Gone.class, this::onGone)
        .onSignal(PreRestart.class, signal -> onRestart())
        .build();
  }

  private Behavior<Command> onAsk(Ask ask) {
    if (known.add(ask.replyTo())) {
      getContext().watchWith(ask.replyTo(), new Gone(ask.replyTo()));
    }
    Instant now = clock.instant();
    boolean isHeldBack = budgets.free(ask.limiters(), now).isAfter(now);
    line.add(ask.urgency(), ask.limiters(), new Waiter(ask, now, isHeldBack));
    return advance();
  }

  private Behavior<Command> onGiveBack(GiveBack back) {
    Permit permit = back.permit();
    if (held.remove(permit.serial()) != null) {
      if (back.use() == Use.LET_THROUGH) {
        budgets.succeeded(permit.limiters(), permit.takenAt(), clock.instant());
      } else if (back.use() == Use.NONE) {
        budgets.putBack(permit.limiters());
      }
    }
    return advance();
  }

  private Behavior<Command> onRefused(Refused refused) {
    Permit permit = refused.permit();
    held.remove(permit.serial());
    budgets.refused(permit.limiters(), permit.takenAt(), clock.instant(), refused.retryAfter());
    permit.limiters().forEach(observer::refused);
    return advance();
  }

  private Behavior<Command> onTick(Tick tick) {
    return advance();
  }

  private Behavior<Command> onGone(Gone gone) {
    known.remove(gone.owner());
    held.values().removeIf(holder -> holder.owner().equals(gone.owner()));
    line.removeIf(waiter -> waiter.ask().replyTo().equals(gone.owner()));
    return advance();
  }

  /** Nobody asks twice: whoever waits is told to the next life. */
  private Behavior<Command> onRestart() {
    line.stream().map(Waiter::ask).forEach(getContext().getSelf()::tell);
    return this;
  }

  private Behavior<Command> advance() {
    Instant now = clock.instant();
    Optional<Waiter> next = next(now);
    while (next.isPresent()) {
      grant(next.get(), now);
      next = next(now);
    }
    line.soonest(limiters -> hasRoom(limiters) ? budgets.free(limiters, now) : Instant.MAX)
        .filter(Instant.MAX::isAfter)
        .ifPresent(then -> wakeAt(then, now));
    return this;
  }

  private Optional<Waiter> next(Instant now) {
    return line.next(limiters -> hasRoom(limiters) && !budgets.free(limiters, now).isAfter(now));
  }

  private boolean hasRoom(Set<Limiter> limiters) {
    boolean isSlow = isSlow(limiters);
    return held.values().stream()
            .filter(holder -> isSlow(holder.permit().limiters()) == isSlow)
            .count()
        < atATime;
  }

  private static boolean isSlow(Set<Limiter> limiters) {
    return limiters.stream().anyMatch(Limiter::isSlow);
  }

  private void grant(Waiter waiter, Instant now) {
    Ask ask = waiter.ask();
    budgets.take(ask.limiters(), now);
    var permit = new Permit(ask.question(), ask.limiters(), now, serial++);
    held.put(permit.serial(), new Holder(ask.replyTo(), permit));
    if (waiter.wasHeldBack()) {
      Duration wait = Duration.between(waiter.since(), now);
      ask.limiters().forEach(limiter -> observer.waited(limiter, wait));
    }
    ask.replyTo().tell(permit);
  }

  private void wakeAt(Instant then, Instant now) {
    timers.startSingleTimer(new Tick(), Duration.between(now, then).plusMillis(1));
  }
}
