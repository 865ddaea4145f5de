package dev.althing.journal.event;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import dev.althing.effect.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An entity that remembers words, with snapshots. */
final class SampleEntity
    extends EventSourcedBehavior<SampleEntity.Command, Recorded<SampleEvent>, SampleState> {
  sealed interface Command {}

  /** Remembers a word, and tells all. */
  record Guess(String word, ActorRef<List<String>> replyTo) implements Command {}

  /** Tells all. */
  record Show(ActorRef<List<String>> replyTo) implements Command {}

  static Behavior<Command> create(String id) {
    return new SampleEntity(id);
  }

  private SampleEntity(String id) {
    super(
        PersistenceId.ofUniqueId(id),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(100), Duration.ofSeconds(1), 0.2));
  }

  @Override
  public SampleState emptyState() {
    return new SampleState(List.of());
  }

  @Override
  public CommandHandler<Command, Recorded<SampleEvent>, SampleState> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Guess.class,
            (state, guess) -> {
              var event = new SampleEvent.Guessed(guess.word());
              return Effect()
                  .persist(new Recorded<SampleEvent>(new Cause("c:" + guess.word()), event))
                  .thenReply(guess.replyTo(), SampleState::words);
            })
        .onCommand(Show.class, (state, show) -> Effect().reply(show.replyTo(), state.words()))
        .build();
  }

  @Override
  public EventHandler<SampleState, Recorded<SampleEvent>> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onAnyEvent(
            (state, recorded) -> {
              var words = new ArrayList<>(state.words());
              words.add(((SampleEvent.Guessed) recorded.event()).word());
              return new SampleState(List.copyOf(words));
            });
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(3, 2);
  }
}
