package dev.althing.room;

import akka.actor.typed.ActorRef;
import dev.althing.sync.RoomUpdate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One room as its supervisor sees it: what it was told and has not taken, and how it failed. */
final class Tenant {
  /** An update on its way. */
  record Pending(RoomUpdate update, CompletableFuture<Void> taken) {}

  private final Map<Long, Pending> pending = new LinkedHashMap<>();
  private final Map<Object, Integer> faults = new HashMap<>();
  private Optional<ActorRef<Room.Command>> ref = Optional.empty();
  private boolean waitsForQuarantine;
  private int failures;
  private int excusedFailures;

  Optional<ActorRef<Room.Command>> ref() {
    return ref;
  }

  Map<Long, Pending> pending() {
    return pending;
  }

  void livesAs(ActorRef<Room.Command> actor) {
    ref = Optional.of(actor);
    waitsForQuarantine = false;
  }

  /** The update of a number, if it is not taken yet. */
  Optional<RoomUpdate> find(long number) {
    return Optional.ofNullable(pending.get(number)).map(Pending::update);
  }

  /** The update that was told first. */
  Optional<Long> first() {
    return pending.keySet().stream().findFirst();
  }

  void taken(long number) {
    failures = 0;
    excusedFailures = 0;
    Pending done = pending.remove(number);
    if (done != null) {
      done.taken().complete(null);
    }
    if (pending.isEmpty()) {
      faults.clear();
    }
  }

  /**
   * The actor ended; says how often in a row for a reason of this kind.
   *
   * @param isExcused whether that was nobody's fault here
   */
  int ended(boolean isExcused) {
    ref = Optional.empty();
    return isExcused ? ++excusedFailures : ++failures;
  }

  /** Something of it is being put away: before that is done nothing is told again. */
  void waitForQuarantine() {
    waitsForQuarantine = true;
  }

  boolean waitsForQuarantine() {
    return waitsForQuarantine;
  }

  /** An event, or the update of a number, failed; says how often. */
  int faultOf(Object what) {
    return faults.merge(what, 1, Integer::sum);
  }

  /** It lives no longer, and nobody will take what it was told. */
  void abandon(RuntimeException reason) {
    pending.values().forEach(update -> update.taken().completeExceptionally(reason));
    pending.clear();
  }
}
