package dev.althing.outbox.ephemera;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.TimelineApi.Receipt;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.retry.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells the homeserver that we are typing and what we have read: one request of a kind per room at
 * a time, the latest wins, one repetition at most, nothing kept.
 */
public final class Ephemera extends AbstractBehavior<Ephemera.Command> {
  /** What it is told. */
  public sealed interface Command {}

  private record Typing(RoomId room, Optional<Duration> forSoLong) implements Command {}

  private record Read(RoomId room, EventId event, boolean isPrivate) implements Command {}

  private record Ended(Key key, Command sign, boolean isFailed) implements Command {}

  private record Key(RoomId room, String kind) {}

  /** A new one. */
  public static Behavior<Command> create(MatrixClient client) {
    return Behaviors.setup(context -> new Ephemera(context, client));
  }

  /** What can be said to it. */
  public static Signals door(ActorRef<Command> ephemera) {
    return new Signals() {
      @Override
      public void typing(RoomId room, Optional<Duration> forSoLong) {
        ephemera.tell(new Typing(room, forSoLong));
      }

      @Override
      public void read(RoomId room, EventId event, boolean isPrivate) {
        ephemera.tell(new Read(room, event, isPrivate));
      }
    };
  }

  private final MatrixClient client;
  private final Map<Key, Command> latest = new LinkedHashMap<>();
  private final Map<Key, Command> repeated = new HashMap<>();
  private final Set<Key> underWay = new HashSet<>();

  private Ephemera(ActorContext<Command> context, MatrixClient client) {
    super(context);
    this.client = client;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Typing.class, this::onTyping)
        .onMessage(Read.class, this::onRead)
        .onMessage(Ended.class, this::onEnded)
        .build();
  }

  private Behavior<Command> onTyping(Typing typing) {
    return show(new Key(typing.room(), "typing"), typing);
  }

  private Behavior<Command> onRead(Read read) {
    return show(new Key(read.room(), read.isPrivate() ? "private" : "read"), read);
  }

  private Behavior<Command> onEnded(Ended ended) {
    Key key = ended.key();
    underWay.remove(key);
    boolean mayRepeat = ended.isFailed() && !ended.sign().equals(repeated.remove(key));
    if (mayRepeat && !latest.containsKey(key)) {
      repeated.put(key, ended.sign());
      latest.put(key, ended.sign());
    }
    Command next = latest.remove(key);
    return next == null ? this : show(key, next);
  }

  private Behavior<Command> show(Key key, Command sign) {
    if (!underWay.add(key)) {
      latest.put(key, sign);
      return this;
    }
    getContext()
        .pipeToSelf(
            CompletableFuture.completedFuture(sign).thenCompose(this::request),
            (done, failure) -> new Ended(key, sign, failure != null && isWorthRepeating(failure)));
    return this;
  }

  /** What a limit refused is not asked for again at once, nor what is refused for good. */
  private static boolean isWorthRepeating(Throwable failure) {
    return Verdict.of(failure) instanceof Verdict.Trouble;
  }

  private CompletionStage<Void> request(Command sign) {
    if (sign instanceof Typing typing) {
      return client.typing(typing.room(), typing.forSoLong());
    }
    Read read = (Read) sign;
    return client.receipt(
        read.room(), read.event(), new Receipt(read.isPrivate(), Optional.empty()));
  }
}
