package dev.althing;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The guardian: parent of everything that lives as long as the process. */
final class Althing extends AbstractBehavior<Althing.Command> {
  sealed interface Command {}

  /** Brings the bot to life, now that it is signed in. */
  record Begin<T>(Function<ActorContext<Command>, T> life, CompletableFuture<T> begun)
      implements Command {
    private void in(ActorContext<Command> context) {
      try {
        begun.complete(life.apply(context));
      } catch (RuntimeException fault) {
        begun.completeExceptionally(fault);
      }
    }
  }

  private record Beat() implements Command {}

  private final TimerScheduler<Command> timers;
  private final Supplier<Duration> beat;

  /**
   * The guardian.
   *
   * @param beat looks after what must be looked after now and then, and says how long to wait until
   *     the next time
   */
  static Behavior<Command> create(Supplier<Duration> beat) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Althing(context, timers, beat)));
  }

  private Althing(
      ActorContext<Command> context, TimerScheduler<Command> timers, Supplier<Duration> beat) {
    super(context);
    this.timers = timers;
    this.beat = beat;
    context.getSelf().tell(new Beat());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Begin.class, this::onBegin)
        .onMessage(Beat.class, this::onBeat)
        .build();
  }

  private Behavior<Command> onBegin(Begin<?> begin) {
    begin.in(getContext());
    return this;
  }

  private Behavior<Command> onBeat(Beat now) {
    timers.startSingleTimer(new Beat(), beat.get());
    return this;
  }
}
