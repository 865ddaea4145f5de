package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.SentTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the table what became of letters, as many at a time as gather within a moment: nobody
 * waits for it, and a commit costs more than a letter. It fails, and its owner with it, when the
 * table cannot be written although the database works.
 */
final class Settler extends AbstractBehavior<Settler.Command> {
  /** What it is told. */
  sealed interface Command {}

  /** Notes what became of a letter. */
  record Note(EffectId id, Fate fate) implements Command {}

  private record Store() implements Command {}

  private record Stored(List<Note> batch) implements Command {}

  private record Broken(Throwable fault) implements Command {}

  /** Says which fates are durable now. */
  record Durable(List<Note> notes) {
    Durable {
      notes = List.copyOf(notes);
    }
  }

  private static final int MOST_IN_A_BATCH = 256;
  private static final Duration MOMENT = Duration.ofMillis(100);

  static Behavior<Command> create(Post post, List<SentTable> tables, ActorRef<Durable> owner) {
    return Behaviors.setup(context -> new Settler(context, post, tables, owner));
  }

  private final Post post;
  private final List<SentTable> tables;
  private final ActorRef<Durable> owner;
  private List<Note> waiting = new ArrayList<>();

  /** Whether something is being stored, or will be in a moment. */
  private boolean isUnderWay;

  private Settler(
      ActorContext<Command> context, Post post, List<SentTable> tables, ActorRef<Durable> owner) {
    super(context);
    context.setLoggerName(Settler.class);
    this.post = post;
    this.tables = List.copyOf(tables);
    this.owner = owner;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Note.class, this::onNote)
        .onMessage(Store.class, this::onStore)
        .onMessage(Stored.class, this::onStored)
        .onMessage(Broken.class, this::onBroken)
        .build();
  }

  private Behavior<Command> onNote(Note note) {
    waiting.add(note);
    return advance();
  }

  private Behavior<Command> onStored(Stored stored) {
    isUnderWay = false;
    for (Note note : stored.batch()) {
      if (note.fate() instanceof Fate.Sent sent) {
        tables.forEach(table -> table.committed(sentence(note, sent)));
      }
    }
    owner.tell(new Durable(stored.batch()));
    return advance();
  }

  private Behavior<Command> onBroken(Broken broken) {
    throw new IllegalStateException("what became of events cannot be noted", broken.fault());
  }

  private Behavior<Command> advance() {
    if (!isUnderWay && !waiting.isEmpty()) {
      isUnderWay = true;
      getContext().scheduleOnce(MOMENT, getContext().getSelf(), new Store());
    }
    return this;
  }

  private Behavior<Command> onStore(Store now) {
    int size = Math.min(waiting.size(), MOST_IN_A_BATCH);
    List<Note> batch = List.copyOf(waiting.subList(0, size));
    waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
    Instant settledAt = post.clock().instant();
    getContext()
        .pipeToSelf(
            post.database().transactUntilDone(connection -> store(connection, batch, settledAt)),
            Settler::outcome);
    return this;
  }

  private static Command outcome(@Nullable List<Note> stored, @Nullable Throwable fault) {
    return stored != null ? new Stored(stored) : new Broken(Objects.requireNonNull(fault));
  }

  private List<Note> store(Connection connection, List<Note> batch, Instant now)
      throws SQLException {
    for (Note note : batch) {
      OutboxSql.settle(connection, note.id(), note.fate(), now);
      if (note.fate() instanceof Fate.Sent sent) {
        for (SentTable table : tables) {
          table.sent(connection, sentence(note, sent));
        }
      }
    }
    return batch;
  }

  private static SentTable.Sent sentence(Note note, Fate.Sent sent) {
    return new SentTable.Sent(note.id().cause(), note.id().ordinal(), sent.room(), sent.event());
  }
}
