package dev.althing.sandbox.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far people have read, by room. */
public final class Receipts {
  private final Map<String, Map<List<String>, Receipt>> byRoom = new HashMap<>();

  Receipts() {}

  /** Somebody has read up to an event, in a thread or in the whole room. */
  public record Receipt(
      long position,
      String userId,
      String type,
      @Nullable String threadId,
      String eventId,
      long timestamp) {
    /** Whether only its owner gets it. */
    public boolean onlyForOwner() {
      return type.equals("m.read.private");
    }
  }

  void put(String roomId, Receipt receipt) {
    var key =
        List.of(
            receipt.userId(), receipt.type(), receipt.threadId() == null ? "" : receipt.threadId());
    Map<List<String>, Receipt> room = byRoom.computeIfAbsent(roomId, r -> new LinkedHashMap<>());
    room.remove(key);
    room.put(key, receipt);
  }

  /** The receipts of a room that came after a position. */
  public Collection<Receipt> since(String roomId, long position) {
    var found = new ArrayList<Receipt>();
    for (Receipt receipt : byRoom.getOrDefault(roomId, Map.of()).values()) {
      if (receipt.position() > position) {
        found.add(receipt);
      }
    }
    return found;
  }

  /** The receipts of a user in a room. */
  public List<Receipt> of(String roomId, String userId) {
    return byRoom.getOrDefault(roomId, Map.of()).values().stream()
        .filter(receipt -> receipt.userId().equals(userId))
        .toList();
  }
}
