package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectId;
import dev.althing.trouble.Causes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the rooms of letters to persons, and notes them in the table before anything is sent there,
 * so that a letter never goes to two rooms. The order of the letters to one person is kept.
 */
final class Addresses extends AbstractBehavior<Addresses.Command> {
  /** What it is told. */
  sealed interface Command {}

  /** Finds the room for a letter. */
  record Find(UserId person, EffectId letter) implements Command {}

  private record Found(UserId person, RoomId room) implements Command {}

  private record NotFound(UserId person, Throwable failure) implements Command {}

  private record Assigned(UserId person, RoomId room, List<EffectId> letters) implements Command {}

  private record Broken(Throwable fault) implements Command {}

  private record Again(UserId person) implements Command {}

  /** Says where letters go; nowhere when the person cannot be written to. */
  record Addressed(List<EffectId> letters, Optional<RoomId> room, String reason) {
    Addressed {
      letters = List.copyOf(letters);
    }
  }

  static Behavior<Command> create(Post post, DirectRoomLookup lookup, ActorRef<Addressed> owner) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Addresses(context, timers, post, lookup, owner)));
  }

  private static final class Line {
    private List<EffectId> waiting = new ArrayList<>();
    private int failures;
  }

  private final TimerScheduler<Command> timers;
  private final Post post;
  private final DirectRoomLookup lookup;
  private final ActorRef<Addressed> owner;
  private final Map<UserId, Line> lines = new HashMap<>();

  private Addresses(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Post post,
      DirectRoomLookup lookup,
      ActorRef<Addressed> owner) {
    super(context);
    context.setLoggerName(Addresses.class);
    this.timers = timers;
    this.post = post;
    this.lookup = lookup;
    this.owner = owner;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Find.class, this::onFind)
        .onMessage(Found.class, this::onFound)
        .onMessage(NotFound.class, this::onNotFound)
        .onMessage(Assigned.class, this::onAssigned)
        .onMessage(Broken.class, this::onBroken)
        .onMessage(Again.class, this::onAgain)
        .build();
  }

  private Behavior<Command> onFind(Find find) {
    boolean isFirst = !lines.containsKey(find.person());
    line(find.person()).waiting.add(find.letter());
    if (isFirst) {
      look(find.person());
    }
    return this;
  }

  private Behavior<Command> onFound(Found found) {
    Line line = line(found.person());
    line.failures = 0;
    List<EffectId> letters = line.waiting;
    line.waiting = new ArrayList<>();
    getContext()
        .pipeToSelf(
            post.database()
                .transactUntilDone(
                    connection -> {
                      for (EffectId letter : letters) {
                        OutboxSql.assignRoom(connection, letter, found.room());
                      }
                      return letters;
                    }),
            (assigned, fault) ->
                assigned != null
                    ? new Assigned(found.person(), found.room(), assigned)
                    : new Broken(Objects.requireNonNull(fault)));
    return this;
  }

  private Behavior<Command> onNotFound(NotFound message) {
    Throwable bare = Causes.of(message.failure());
    if (bare instanceof DirectRoomLookup.Unreachable) {
      Line line = lines.remove(message.person());
      if (line != null) {
        String reason = String.valueOf(bare.getMessage());
        owner.tell(new Addressed(line.waiting, Optional.empty(), reason));
      }
      return this;
    }
    getContext().getLog().warn("no direct room with {}: {}", message.person(), bare.toString());
    Line line = line(message.person());
    line.failures++;
    timers.startSingleTimer(
        message.person(),
        new Again(message.person()),
        post.backoff().after(line.failures, post.random()));
    return this;
  }

  private Behavior<Command> onAssigned(Assigned assigned) {
    owner.tell(new Addressed(assigned.letters(), Optional.of(assigned.room()), ""));
    if (line(assigned.person()).waiting.isEmpty()) {
      lines.remove(assigned.person());
    } else {
      look(assigned.person());
    }
    return this;
  }

  private Behavior<Command> onBroken(Broken broken) {
    throw new IllegalStateException("the rooms of letters cannot be noted", broken.fault());
  }

  private Behavior<Command> onAgain(Again again) {
    look(again.person());
    return this;
  }

  private void look(UserId person) {
    getContext()
        .pipeToSelf(
            CompletableFuture.completedFuture(person).thenCompose(lookup::roomWith),
            (room, failure) ->
                room != null
                    ? new Found(person, room)
                    : new NotFound(person, Objects.requireNonNull(failure)));
  }

  private Line line(UserId person) {
    return lines.computeIfAbsent(person, any -> new Line());
  }
}
