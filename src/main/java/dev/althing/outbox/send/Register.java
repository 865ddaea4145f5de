package dev.althing.outbox.send;

import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.retry.Recent;
import dev.althing.outbox.retry.Watchers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The letters that are not settled in the table yet, in the order of their arrival, and who waits
 * for news of them.
 */
final class Register {
  private static final int RECENT = 2_000;

  /** A letter, where it goes, and what is known of its fate. */
  static final class Open {
    private final long arrival;
    private Letter letter;
    private final boolean isRestored;
    private final List<CompletableFuture<Void>> settlers = new ArrayList<>();
    private Optional<RoomId> room = Optional.empty();
    private Optional<Fate> fate = Optional.empty();

    private Open(long arrival, Letter letter, boolean isRestored) {
      this.arrival = arrival;
      this.letter = letter;
      this.isRestored = isRestored;
    }

    Letter letter() {
      return letter;
    }

    /** The letter as its lane takes it at first, and with it the body, which is kept once. */
    LaneQueue.Item firstItem() {
      LaneQueue.Item item = new LaneQueue.Item(arrival, letter, isRestored);
      letter = letter.withoutBody();
      return item;
    }

    /** The letter as a lane takes it that begins anew and knows nothing of earlier tries. */
    LaneQueue.Item itemAgain() {
      return new LaneQueue.Item(arrival, letter, true);
    }

    Optional<RoomId> room() {
      return room;
    }

    void goesTo(RoomId where) {
      room = Optional.of(where);
    }

    Optional<Fate> fate() {
      return fate;
    }
  }

  private final Map<TransactionId, Open> open = new LinkedHashMap<>();
  private final Watchers<EffectId, Fate> watchers = new Watchers<>();
  private final Recent<EffectId, Fate> recent = new Recent<>(RECENT);
  private long arrivals;

  /** Takes a letter in; empty when it is there already. */
  Optional<Open> add(Letter letter, boolean isRestored) {
    TransactionId transaction = letter.id().transaction();
    if (open.containsKey(transaction)) {
      return Optional.empty();
    }
    Open added = new Open(arrivals++, letter, isRestored);
    open.put(transaction, added);
    return Optional.of(added);
  }

  Optional<Open> find(TransactionId transaction) {
    return Optional.ofNullable(open.get(transaction));
  }

  /** What is known of a fate without asking the table. */
  Optional<Fate> fate(EffectId id) {
    Optional<Fate> known = find(id.transaction()).flatMap(Open::fate);
    return known.or(() -> recent.find(id));
  }

  boolean isOpen(EffectId id) {
    return open.containsKey(id.transaction());
  }

  /** Notes a fate before the table does; false when one was noted before. */
  boolean decide(Open letter, Fate fate) {
    if (letter.fate.isPresent()) {
      return false;
    }
    letter.fate = Optional.of(fate);
    tell(letter.letter.id(), fate);
    return true;
  }

  /** Completes the promise when the fate is decided. */
  void watch(EffectId id, CompletableFuture<Fate> promise) {
    watchers.watch(id, promise);
  }

  /** Tells all who watch. */
  void tell(EffectId id, Fate fate) {
    recent.note(id, fate);
    watchers.tell(id, fate);
  }

  /** Completes the promise when the table knows the fate. */
  void awaitSettled(Open letter, CompletableFuture<Void> promise) {
    letter.settlers.add(promise);
  }

  /** Forgets a letter that is settled in the table. */
  void settled(EffectId id) {
    find(id.transaction())
        .ifPresent(done -> done.settlers.forEach(promise -> promise.complete(null)));
    open.remove(id.transaction());
  }

  /** The letters of a room whose fate is open, in their order. */
  List<Open> of(RoomId room) {
    return open.values().stream()
        .filter(letter -> letter.room.filter(room::equals).isPresent() && letter.fate.isEmpty())
        .toList();
  }

  int depth() {
    return open.size();
  }

  Optional<Instant> oldest() {
    return open.values().stream().findFirst().map(first -> first.letter.writtenAt());
  }

  /** Fails everyone who still waits. */
  void abandon(RuntimeException reason) {
    watchers.abandon(reason);
    open.values()
        .forEach(letter -> letter.settlers.forEach(one -> one.completeExceptionally(reason)));
  }
}
