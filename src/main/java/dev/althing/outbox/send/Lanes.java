package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import dev.althing.matrix.id.RoomId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes that there are, and how often each has failed. */
final class Lanes {
  private static final int MOST_FAILURES = 5;

  private static final class Entry {
    private @Nullable ActorRef<Lane.Command> lane;
    private int failures;
  }

  private final Map<RoomId, Entry> entries = new HashMap<>();
  private final Function<RoomId, ActorRef<Lane.Command>> starter;

  Lanes(Function<RoomId, ActorRef<Lane.Command>> starter) {
    this.starter = starter;
  }

  /** Tells a lane something, unless it is down: then it will be given everything anew. */
  void tell(RoomId room, Lane.Command command) {
    Entry entry = entry(room);
    if (entry.lane == null && entry.failures == 0) {
      entry.lane = starter.apply(room);
    }
    if (entry.lane != null) {
      entry.lane.tell(command);
    }
  }

  /** Notes that a lane has got something done. */
  void worked(RoomId room) {
    entry(room).failures = 0;
  }

  /** Forgets a lane; empty when there is none. */
  Optional<ActorRef<Lane.Command>> letGo(RoomId room) {
    return Optional.ofNullable(entries.remove(room)).map(entry -> entry.lane);
  }

  /** Notes that a lane has failed; false when it was let go. */
  boolean failed(RoomId room, ActorRef<Lane.Command> lane) {
    Entry entry = entries.get(room);
    if (entry == null || !lane.equals(entry.lane)) {
      return false;
    }
    entry.lane = null;
    entry.failures++;
    return true;
  }

  /** Whether a lane fails over and over, so that its first letter must be the reason. */
  boolean isHopeless(RoomId room) {
    return entry(room).failures >= MOST_FAILURES;
  }

  /** Starts a lane anew, empty. */
  void restart(RoomId room) {
    entry(room).lane = starter.apply(room);
  }

  private Entry entry(RoomId room) {
    return entries.computeIfAbsent(room, any -> new Entry());
  }
}
