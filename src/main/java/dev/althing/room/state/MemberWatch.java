package dev.althing.room.state;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps the members of watched rooms known: fetched once from the homeserver and stored, followed
 * from then on, read from the table after a restart. Other rooms stay lazy.
 */
public final class MemberWatch {
  /** Who fetches the list of a room from the homeserver. */
  @FunctionalInterface
  public interface Fetch {
    /** The member events of everybody who is, was or may come. */
    CompletionStage<List<RoomEvent>> members(RoomId room);
  }

  private final Predicate<RoomId> isWatched;
  private final Members members;
  private final RoomStore store;
  private final Fetch fetch;
  private final Set<RoomId> begun = ConcurrentHashMap.newKeySet();

  /** A watch over some rooms, which may be others later. */
  public MemberWatch(Predicate<RoomId> isWatched, Members members, RoomStore store, Fetch fetch) {
    this.isWatched = isWatched;
    this.members = members;
    this.store = store;
    this.fetch = fetch;
  }

  public void changed(RoomEvent event) {
    if (isWatched.test(event.room())) {
      members.changed(event);
    }
  }

  public void left(RoomId room) {
    if (begun.remove(room)) {
      members.forget(room);
    }
  }

  /** Makes the members known unless they are, or are about to be. */
  public Optional<CompletionStage<Set<UserId>>> begin(RoomId room, boolean stored) {
    if (!isWatched.test(room) || !begun.add(room)) {
      return Optional.empty();
    }
    members.fetching(room);
    CompletionStage<Set<UserId>> joined =
        (stored ? store.joined(room) : fetched(room))
            .whenComplete(
                (all, fault) -> {
                  if (fault == null) {
                    members.know(room, all);
                  } else {
                    begun.remove(room);
                  }
                });
    return Optional.of(joined);
  }

  private CompletionStage<Set<UserId>> fetched(RoomId room) {
    return fetch
        .members(room)
        .thenCompose(all -> store.storeMembers(room, unchanged(room, all)))
        .thenCompose(count -> store.joined(room));
  }

  /** What the sync told meanwhile is newer, or will be followed by what is newer still. */
  private List<RoomEvent> unchanged(RoomId room, List<RoomEvent> fetched) {
    Set<UserId> changed = members.changedMeanwhile(room);
    return fetched.stream()
        .filter(
            event -> event.stateKey().flatMap(UserId::parse).filter(changed::contains).isEmpty())
        .toList();
  }
}
