package dev.althing.sandbox.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is typing where; forgotten at a restart, so its positions are its own. */
public final class Typing {
  private final Homeserver server;
  private final Map<String, Map<String, Long>> byRoom = new HashMap<>();
  private final Map<String, Long> changed = new HashMap<>();
  private long position;

  Typing(Homeserver server) {
    this.server = server;
  }

  /** Somebody types until a time in epoch milliseconds; a time that has passed means stopped. */
  public void set(String roomId, String user, long until) {
    Map<String, Long> room = byRoom.computeIfAbsent(roomId, r -> new LinkedHashMap<>());
    boolean before = room.containsKey(user);
    boolean typing = until > server.now();
    if (typing) {
      room.put(user, until);
    } else {
      room.remove(user);
    }
    if (before != typing) {
      bump(roomId);
    }
  }

  /** Drops who has been quiet for too long. */
  public void expire(String roomId) {
    Map<String, Long> room = byRoom.getOrDefault(roomId, new HashMap<>());
    if (room.values().removeIf(until -> until <= server.now())) {
      bump(roomId);
    }
  }

  /** Who types in a room. */
  public List<String> in(String roomId) {
    return List.copyOf(byRoom.getOrDefault(roomId, Map.of()).keySet());
  }

  /** Whether that has changed since a position. */
  public boolean changedSince(String roomId, long since) {
    return changed.getOrDefault(roomId, 0L) > since;
  }

  /** The position now. */
  public long position() {
    return position;
  }

  private void bump(String roomId) {
    position++;
    changed.put(roomId, position);
    server.touchRoom(roomId, null);
  }
}
