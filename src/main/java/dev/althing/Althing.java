package dev.althing;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

  private final Runnable beat;

  /**
   * The guardian.
   *
   * @param pulse how often {@code beat} is run, for what must be looked after now and then
   */
  static Behavior<Command> create(Duration pulse, Runnable beat) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Beat(), pulse);
                  return new Althing(context, beat);
                }));
  }

  private Althing(ActorContext<Command> context, Runnable beat) {
    super(context);
    this.beat = beat;
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
    beat.run();
    return this;
  }
}
