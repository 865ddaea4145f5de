package dev.althing.sync;

import akka.actor.Cancellable;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.stream.Materializer;
import dev.althing.crypto.Ciphertexts;
import dev.althing.crypto.Decryption;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.SyncApi.SyncRequest;
import dev.althing.trouble.Causes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * The long poll: reads batches, at most 16 ahead of what is safe, and stores the token before the
 * oldest that is not. Trouble with the homeserver is waited for, for ever.
 */
public final class Sync extends AbstractBehavior<Sync.Command> {
  /** What the poll tells itself. */
  public sealed interface Command {}

  /** Stop reading; what is under way may finish. */
  public record Pause() implements Command {}

  private record Loaded(Optional<SyncStore.Position> position) implements Command {}

  private record Read(long batch, String next, CompletionStage<Void> safe) implements Command {}

  private record Trouble(Throwable fault) implements Command {}

  private record Again() implements Command {}

  private record LookAgain() implements Command {}

  private record Safe(long batch) implements Command {}

  private record Lost(Throwable fault) implements Command {}

  private record Stored(SyncStore.Position position) implements Command {}

  private record NotStored(SyncStore.Position position, Throwable fault) implements Command {}

  private record Store() implements Command {}

  /**
   * What the poll works with.
   *
   * @param status is told what a health check wants to know
   */
  public record Surroundings(
      MatrixClient client,
      SyncStore store,
      Intake intake,
      Decryption decryption,
      Ciphertexts ciphertexts,
      SyncStatus status,
      Clock clock,
      RandomGenerator random) {}

  private static final int MAX_IN_FLIGHT = 16;
  private static final int MAX_ROOMS_UNDER_WAY = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HEARD_EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);
  private static final Duration STORE_AGAIN = Duration.ofSeconds(2);

  /**
   * One commit serves what is safe meanwhile, such as an answer's echo, and is in no answer's way.
   */
  private static final Duration STORE_TOGETHER = Duration.ofMillis(200);

  /** An answer that is asked for or being read, and what of it is not safe. */
  private record Poll(CompletableFuture<String> request, Outstanding outstanding) {
    void end() {
      outstanding.abandon();
      request.cancel(true);
    }
  }

  private final Surroundings around;
  private final Pauses pauses;
  private final Delivery delivery;
  private final Semaphore permits = new Semaphore(MAX_ROOMS_UNDER_WAY);
  private final Batches batches = new Batches(MAX_IN_FLIGHT);

  /** Where the next question goes on; ahead of what is stored. */
  private Optional<String> reading = Optional.empty();

  private Optional<SyncStore.Position> stored = Optional.empty();
  private Optional<String> toStore = Optional.empty();
  private Optional<Poll> poll = Optional.empty();
  private Instant heardAt = Instant.EPOCH;
  private boolean loaded;
  private boolean waiting;
  private boolean storing;
  private Optional<Cancellable> soon = Optional.empty();
  private boolean paused;
  private long numbers;
  private int failures;

  /** The poll; begins at once where it was left. */
  public static Behavior<Command> create(Surroundings around) {
    return Behaviors.setup(context -> new Sync(context, around));
  }

  private Sync(ActorContext<Command> context, Surroundings around) {
    super(context);
    this.around = around;
    this.pauses = Pauses.real(around.random());
    History history =
        new History(
            around.client(),
            Materializer.createMaterializer(context),
            pauses,
            room -> around.status().gapLost(room, around.clock().instant()));
    var opening = new Opening(around.decryption());
    this.delivery =
        new Delivery(this::handOver, history, opening, around.ciphertexts(), around.clock());
    load();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(Read.class, this::onRead)
        .onMessage(Trouble.class, this::onTrouble)
        .onMessage(Again.class, this::onAgain)
        .onMessage(LookAgain.class, this::onLookAgain)
        .onMessage(Safe.class, this::onSafe)
        .onMessage(Lost.class, this::onLost)
        .onMessage(Stored.class, this::onStored)
        .onMessage(NotStored.class, this::onNotStored)
        .onMessage(Store.class, this::onStore)
        .onMessage(Pause.class, this::onPause)
        .onSignal(PreRestart.class, signal -> onEnd())
        .onSignal(PostStop.class, signal -> onEnd())
        .build();
  }

  private Behavior<Command> onLoaded(Loaded found) {
    loaded = true;
    stored = found.position();
    reading = stored.map(SyncStore.Position::token);
    failures = 0;
    poll();
    return onLookAgain(new LookAgain());
  }

  /** Keys may have come while nobody looked, and some will never come. */
  private Behavior<Command> onLookAgain(LookAgain again) {
    delivery.lookAgain();
    getContext().scheduleOnce(LOOK_AGAIN, getContext().getSelf(), again);
    return this;
  }

  private Behavior<Command> onRead(Read read) {
    poll = Optional.empty();
    failures = 0;
    heardAt = around.clock().instant();
    around.status().heard(heardAt);
    reading = Optional.of(read.next());
    batches.read(read.batch(), read.next());
    around.status().inFlight(batches.inFlight());
    getContext()
        .pipeToSelf(
            read.safe(), (done, fault) -> fault == null ? new Safe(read.batch()) : new Lost(fault));
    store();
    poll();
    return this;
  }

  private Behavior<Command> onTrouble(Trouble trouble) {
    poll.ifPresent(failed -> failed.outstanding().abandon());
    poll = Optional.empty();
    if (paused) {
      return this;
    }
    Throwable cause = Causes.of(trouble.fault());
    Optional<Duration> asked = Optional.empty();
    String reason = cause.toString();
    if (cause instanceof MatrixException matrix) {
      MatrixError error = matrix.error();
      asked = error.retryAfter();
      reason = error.describe();
    }
    if (cause instanceof Error) {
      getContext().getLog().error("an answer to /sync could not be taken in", cause);
    }
    around.status().trouble(reason, around.clock().instant());
    if (failures < 3 || failures % 10 == 0) {
      getContext().getLog().warn("/sync failed, trying again: {}", reason);
    }
    again(asked);
    return this;
  }

  private Behavior<Command> onAgain(Again again) {
    waiting = false;
    if (loaded) {
      poll();
    } else {
      load();
    }
    return this;
  }

  private Behavior<Command> onSafe(Safe safe) {
    Optional<String> token = batches.safe(safe.batch());
    if (token.isPresent()) {
      toStore = token;
      if (stored.isPresent()) {
        around.status().caughtUp();
      }
    }
    store();
    around.status().inFlight(batches.inFlight()); // not before: a stop waits for both
    poll();
    return this;
  }

  /** Read from the stored token on, in the next life, it comes again. */
  private Behavior<Command> onLost(Lost lost) {
    throw new IllegalStateException("a batch was not taken in", lost.fault());
  }

  private Behavior<Command> onStored(Stored done) {
    storing = false;
    around.status().storing(false);
    if (stored.isEmpty()) {
      around.status().listening();
      around.status().caughtUp();
    }
    stored = Optional.of(done.position());
    store();
    poll();
    return this;
  }

  private Behavior<Command> onNotStored(NotStored failed) {
    getContext().getLog().error("the token cannot be stored; trying again", failed.fault());
    toStore = toStore.or(() -> Optional.of(failed.position().token()));
    storeAfter(STORE_AGAIN);
    return this;
  }

  private Behavior<Command> onPause(Pause pause) {
    paused = true;
    poll.ifPresent(Poll::end);
    soon.filter(Cancellable::cancel).ifPresent(early -> getContext().getSelf().tell(new Store()));
    return this;
  }

  private Behavior<Command> onEnd() {
    poll.ifPresent(Poll::end);
    soon.ifPresent(Cancellable::cancel);
    return this;
  }

  private CompletionStage<Void> handOver(RoomUpdate update) {
    around.status().received(update);
    return around.intake().take(update);
  }

  private void load() {
    getContext()
        .pipeToSelf(
            around.store().load(),
            (position, fault) -> {
              if (fault != null) {
                return new Trouble(fault);
              }
              around.status().loaded(position.isPresent());
              return new Loaded(position);
            });
  }

  private void poll() {
    // What the first answer ever says is history, and so it would be for the next run as long as
    // no token is stored: whatever else was read by then would never be heard.
    boolean isFirstOpen = reading.isPresent() && stored.isEmpty();
    if (paused || waiting || poll.isPresent() || isFirstOpen || !batches.hasRoom()) {
      return;
    }
    long number = ++numbers;
    Optional<String> since = reading;
    Outstanding outstanding = new Outstanding(permits);
    SyncBody body =
        new SyncBody(
            (room, section, content) -> {
              var batch = new RoomUpdate.Batch(since, around.clock().instant());
              RoomReader.Read read = RoomReader.read(room, section, content, batch);
              outstanding.add(() -> delivery.deliver(read));
            },
            toDevice -> outstanding.first(delivery.keep(toDevice)));
    CompletableFuture<String> request = around.client().sync(question(since), body);
    poll = Optional.of(new Poll(request, outstanding));
    getContext()
        .pipeToSelf(
            request.thenCompose(next -> outstanding.kept().thenApply(done -> next)),
            (next, fault) ->
                fault == null ? new Read(number, next, outstanding.close()) : new Trouble(fault));
  }

  private SyncRequest question(Optional<String> since) {
    // Nothing to wait for: the first answer, and the one that shows whether the trouble is over.
    boolean patient = since.isPresent() && failures == 0 && around.status().isHeard();
    return new SyncRequest(
        since,
        Optional.of(since.isPresent() ? SyncFilter.NEWS : SyncFilter.FIRST),
        patient ? PATIENCE : Duration.ZERO,
        false);
  }

  private void again(Optional<Duration> asked) {
    waiting = true;
    getContext().scheduleOnce(pauses.length(failures, asked), getContext().getSelf(), new Again());
    failures++;
  }

  private void store() {
    Instant heard = heardAndSafe();
    boolean due =
        toStore.isPresent()
            || stored.filter(last -> heard.isAfter(last.heardAt().plus(HEARD_EVERY))).isPresent();
    if (!storing && due) {
      storing = true;
      around.status().storing(true);
      storeAfter(paused || stored.isEmpty() ? Duration.ZERO : STORE_TOGETHER);
    }
  }

  private void storeAfter(Duration pause) {
    soon = Optional.of(getContext().scheduleOnce(pause, getContext().getSelf(), new Store()));
  }

  private Behavior<Command> onStore(Store now) {
    Optional<String> token = toStore.or(() -> stored.map(SyncStore.Position::token));
    if (token.isEmpty()) {
      return this; // meant for the life before this one
    }
    toStore = Optional.empty();
    var position = new SyncStore.Position(token.get(), heardAndSafe());
    getContext()
        .pipeToSelf(
            around.store().store(position),
            (done, fault) -> fault == null ? new Stored(done) : new NotStored(position, fault));
    return this;
  }

  /**
   * When an earlier run last heard, until what came since is safe: a run that ends in the middle of
   * it must leave it to be missed by the next.
   */
  private Instant heardAndSafe() {
    boolean isBehind = stored.isPresent() && !around.status().isCaughtUp();
    return isBehind ? stored.get().heardAt() : heardAt;
  }
}
