package dev.althing.entity;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.CommandHandlerWithReply;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.ReplyEffect;
import dev.althing.effect.Cause;
import dev.althing.journal.event.Recorded;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One persistent entity: carries its rules, and answers a cause that it was told before from the
 * event which that cause led to. Its directory is the only one who talks to it.
 */
final class Entity<C, E, S, R>
    extends EventSourcedBehaviorWithEnforcedReplies<
        Entity.Command, Recorded<E>, Entity.Held<S, E>> {

  sealed interface Command {}

  record Tell(long number, Cause cause, Object command, ActorRef<Told> replyTo)
      implements Command {}

  record Rest() implements Command {}

  record Stop() implements Command {}

  sealed interface Told {
    long number();
  }

  record Answered(long number, Object answer) implements Told {}

  record Refused(long number, RuntimeException fault) implements Told {}

  /** What is answered, and what happens before that. */
  private record Response<E>(Optional<E> event, Object answer) {}

  /** The state beside the causes it has seen; changed only by the event handler. */
  static final class Held<S, E> {
    private S state;
    private final Recent<E> recent = new Recent<>();

    Held(S state) {
      this.state = state;
    }
  }

  private final ActorContext<Command> context;
  private final EntityRules<C, E, S, R> rules;
  private final String id;
  private final Consumer<ActorRef<Command>> idle;

  static <C, E, S, R> Behavior<Command> create(
      EntityRules<C, E, S, R> rules, String id, Duration rest, Consumer<ActorRef<Command>> idle) {
    return Behaviors.setup(
        context -> {
          context.setReceiveTimeout(rest, new Rest());
          return new Entity<>(context, rules, id, idle);
        });
  }

  private Entity(
      ActorContext<Command> context,
      EntityRules<C, E, S, R> rules,
      String id,
      Consumer<ActorRef<Command>> idle) {
    super(PersistenceId.ofUniqueId(rules.type() + "|" + id));
    this.context = context;
    this.rules = rules;
    this.id = id;
    this.idle = idle;
  }

  /** Nothing is kept but events, so that nothing else is looked up. */
  @Override
  public Recovery recovery() {
    return Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none());
  }

  @Override
  public Held<S, E> emptyState() {
    return new Held<>(rules.empty(id));
  }

  @Override
  public CommandHandlerWithReply<Command, Recorded<E>, Held<S, E>> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Tell.class, this::onTell)
        .onCommand(Rest.class, this::onRest)
        .onCommand(Stop.class, this::onStop)
        .build();
  }

  private ReplyEffect<Recorded<E>, Held<S, E>> onTell(Held<S, E> held, Tell tell) {
    Response<E> response;
    try {
      response = response(held, tell);
    } catch (RuntimeException fault) {
      context.getLog().error("{} {} cannot decide on {}", rules.type(), id, tell.cause(), fault);
      return Effect().reply(tell.replyTo(), new Refused(tell.number(), fault));
    }
    Answered answered = new Answered(tell.number(), response.answer());
    return response
        .event()
        .map(
            event ->
                Effect()
                    .persist(new Recorded<>(tell.cause(), event))
                    .thenReply(tell.replyTo(), after -> answered))
        .orElseGet(() -> Effect().reply(tell.replyTo(), answered));
  }

  private Response<E> response(Held<S, E> held, Tell tell) {
    Optional<E> before = held.recent.eventOf(tell.cause());
    if (before.isPresent()) {
      return new Response<>(Optional.empty(), rules.answer(before.get()));
    }
    Decision<E, R> decision = rules.decide(held.state, command(tell));
    if (decision instanceof Decision.Answers<E, R> answers) {
      return new Response<>(Optional.empty(), answers.answer());
    }
    E event = ((Decision.Happens<E, R>) decision).event();
    // Tried before it is written: an event that cannot be applied would stop the entity for good.
    rules.apply(held.state, event);
    return new Response<>(Optional.of(event), rules.answer(event));
  }

  @SuppressWarnings("unchecked") // the typed facade of the directory lets only C through
  private C command(Tell tell) {
    return (C) tell.command();
  }

  private ReplyEffect<Recorded<E>, Held<S, E>> onRest(Held<S, E> held, Rest rest) {
    idle.accept(context.getSelf());
    return Effect().noReply();
  }

  private ReplyEffect<Recorded<E>, Held<S, E>> onStop(Held<S, E> held, Stop stop) {
    return Effect().stop().thenNoReply();
  }

  @Override
  public EventHandler<Held<S, E>, Recorded<E>> eventHandler() {
    return newEventHandlerBuilder().forAnyState().onAnyEvent(this::applied);
  }

  private Held<S, E> applied(Held<S, E> held, Recorded<E> recorded) {
    E event = rules.events().cast(recorded.event());
    held.state = rules.apply(held.state, event);
    held.recent.add(recorded.cause(), event);
    return held;
  }
}
