package dev.althing.room.state;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Who is in the rooms whose every member is known: the management room now, protected rooms as
 * well. Written by the rooms' actors, readable from any thread.
 */
public final class Members {
  private final Map<RoomId, Set<UserId>> joined = new ConcurrentHashMap<>();

  /** Who waits until the members of a room are known. */
  private final Map<RoomId, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  /** What changed while the list of a room was being fetched. */
  private final Map<RoomId, Map<UserId, Boolean>> meanwhile = new ConcurrentHashMap<>();

  /** Whether somebody is in a room whose members are known. */
  public boolean isJoined(RoomId room, UserId user) {
    return joined.getOrDefault(room, Set.of()).contains(user);
  }

  /** Who is in a room; empty when they are not known. */
  public Optional<Set<UserId>> of(RoomId room) {
    return Optional.ofNullable(joined.get(room)).map(Set::copyOf);
  }

  /** Completes when the members of a room are known, or when that takes too long. */
  public CompletionStage<Void> known(RoomId room, Duration patience) {
    CompletableFuture<Void> waiting =
        awaited.computeIfAbsent(room, id -> new CompletableFuture<>());
    if (joined.containsKey(room)) {
      waiting.complete(null);
    }
    return waiting.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The list of a room is being fetched; changes from now on are kept. */
  synchronized void fetching(RoomId room) {
    meanwhile.put(room, new HashMap<>());
  }

  /** Whose standing changed while the list of a room was being fetched. */
  synchronized Set<UserId> changedMeanwhile(RoomId room) {
    return Set.copyOf(meanwhile.getOrDefault(room, Map.of()).keySet());
  }

  /** The list of a room is here. */
  synchronized void know(RoomId room, Set<UserId> members) {
    Set<UserId> all = ConcurrentHashMap.newKeySet();
    all.addAll(members);
    Map<UserId, Boolean> changes = meanwhile.remove(room);
    if (changes != null) {
      changes.forEach((user, isIn) -> put(all, user, isIn));
    }
    joined.put(room, all);
    awaited.computeIfAbsent(room, id -> new CompletableFuture<>()).complete(null);
  }

  /** The room was left: nobody in it is known any more. */
  synchronized void forget(RoomId room) {
    joined.remove(room);
    awaited.remove(room);
    meanwhile.remove(room);
  }

  /** Follows a member event. */
  synchronized void changed(RoomEvent event) {
    Optional<UserId> user = event.stateKey().flatMap(UserId::parse);
    Optional<Member> member = event.as(Member.class);
    if (user.isEmpty() || member.isEmpty()) {
      return;
    }
    boolean isIn = member.get().membership() == Membership.JOIN;
    Map<UserId, Boolean> changes = meanwhile.get(event.room());
    if (changes != null) {
      changes.put(user.get(), isIn);
    }
    Set<UserId> known = joined.get(event.room());
    if (known != null) {
      put(known, user.get(), isIn);
    }
  }

  private static void put(Set<UserId> all, UserId user, boolean isIn) {
    if (isIn) {
      all.add(user);
    } else {
      all.remove(user);
    }
  }
}
