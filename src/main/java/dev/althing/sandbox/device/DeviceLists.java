package dev.althing.sandbox.device;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose devices and cross-signing keys have last changed when, and who is to hear of it. */
public final class DeviceLists {
  private final TreeMap<Long, Entry> byPosition = new TreeMap<>();
  private final Map<Entry, Long> last = new HashMap<>();

  /** Nothing has changed yet. */
  public DeviceLists() {}

  /** A user has changed, for everybody or only in the eyes of one. */
  private record Entry(String userId, @Nullable String onlyFor) {}

  /** Something about a user has changed for everybody who knows them. */
  public void changed(long position, String userId) {
    put(position, new Entry(userId, null));
  }

  /** Something about a user has changed that only one other user, or they themselves, can see. */
  public void changedFor(long position, String viewer, String userId) {
    put(position, new Entry(userId, viewer));
  }

  private void put(long position, Entry entry) {
    Long before = last.put(entry, position);
    if (before != null) {
      byPosition.remove(before);
    }
    byPosition.put(position, entry);
  }

  /** The users who have changed in the eyes of a viewer, known to them or not. */
  public Set<String> since(long position, String viewer) {
    var found = new HashSet<String>();
    for (Entry entry : byPosition.tailMap(position, false).values()) {
      if (entry.onlyFor() == null || entry.onlyFor().equals(viewer)) {
        found.add(entry.userId());
      }
    }
    return found;
  }
}
