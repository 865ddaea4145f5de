package dev.althing.sandbox.store;

import dev.althing.sandbox.room.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The syncs that wait for news, and what has happened since they were last woken. */
public final class Waiters {
  private final List<Waiter> waiting = new ArrayList<>();
  private final Set<String> rooms = new HashSet<>();
  private final Set<String> users = new HashSet<>();

  Waiters() {}

  private record Waiter(String user, CompletableFuture<Boolean> future) {}

  /** A future that completes when there may be news for a user. */
  public CompletableFuture<Boolean> await(String user) {
    var future = new CompletableFuture<Boolean>();
    waiting.add(new Waiter(user, future));
    return future;
  }

  void touchUser(String user) {
    users.add(user);
  }

  void touchRoom(String roomId) {
    rooms.add(roomId);
  }

  void forgetTouched() {
    rooms.clear();
    users.clear();
  }

  List<CompletableFuture<Boolean>> takeWoken(Rooms known) {
    var woken = new ArrayList<CompletableFuture<Boolean>>();
    if (rooms.isEmpty() && users.isEmpty()) {
      return woken;
    }
    List<Room> touched = rooms.stream().flatMap(id -> known.find(id).stream()).toList();
    for (Iterator<Waiter> all = waiting.iterator(); all.hasNext(); ) {
      Waiter waiter = all.next();
      boolean concerned =
          users.contains(waiter.user())
              || touched.stream().anyMatch(room -> room.isJoined(waiter.user()));
      if (concerned || waiter.future().isDone()) {
        all.remove();
        woken.add(waiter.future());
      }
    }
    forgetTouched();
    return woken;
  }
}
