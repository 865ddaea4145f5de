package dev.althing.sync;

import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An intake that remembers what it was told, and holds back what a test wants held back. */
final class FakeIntake implements Intake {
  private record Held(RoomUpdate update, CompletableFuture<Void> promise) {}

  final List<RoomUpdate> updates = new CopyOnWriteArrayList<>();
  private final List<Held> held = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile Predicate<RoomUpdate> holds = update -> false;
  private volatile Optional<RuntimeException> fault = Optional.empty();

  @Override
  public CompletionStage<Void> take(RoomUpdate update) {
    updates.add(update);
    if (fault.isPresent()) {
      return CompletableFuture.failedFuture(fault.get());
    }
    if (!holds.test(update)) {
      return CompletableFuture.completedFuture(null);
    }
    var promise = new CompletableFuture<Void>();
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    held.add(new Held(update, promise));
    return promise;
  }

  /** From now on these updates are not safe until they are released. */
  void hold(Predicate<RoomUpdate> which) {
    holds = which;
  }

  void fail(Optional<RuntimeException> with) {
    fault = with;
  }

  int heldBack() {
    return held.size();
  }

  int mostUnderWay() {
    return mostUnderWay.get();
  }

  void release(int index) {
    underWay.decrementAndGet();
    held.get(index).promise().complete(null);
  }

  /** Everything held is safe, and whatever comes from now on. */
  void releaseAll() {
    holds = update -> false;
    held.forEach(one -> one.promise().complete(null));
    underWay.set(0);
    held.clear();
  }

  void forget() {
    updates.clear();
  }

  /** What was said in a room, in the order it was told. */
  List<String> bodies(RoomId room) {
    return events(room)
        .flatMap(event -> event.as(Message.class).stream())
        .map(Message::body)
        .toList();
  }

  /** The same, each event only the first time it was told. */
  List<String> firstBodies(RoomId room) {
    var seen = new HashSet<>();
    return events(room)
        .filter(event -> seen.add(event.id()))
        .flatMap(event -> event.as(Message.class).stream())
        .map(Message::body)
        .toList();
  }

  List<RoomUpdate.Source> sources(RoomId room) {
    return updates.stream()
        .filter(update -> update.room().equals(room))
        .map(RoomUpdate::source)
        .toList();
  }

  private Stream<RoomEvent> events(RoomId room) {
    return updates.stream()
        .filter(update -> update.room().equals(room))
        .flatMap(update -> update.timeline().stream());
  }
}
