package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The backups of room keys of all users, by version; only the newest takes keys. */
public final class Backups {
  private final Map<String, TreeMap<Integer, Backup>> byUser = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** No backups yet. */
  public Backups() {}

  /** The number that the next version of a user gets; none is given twice. */
  public int next(String userId) {
    return last.getOrDefault(userId, 0) + 1;
  }

  /** The versions that a user has. */
  public int count(String userId) {
    return versions(userId).size();
  }

  /** The number of the version that takes keys. */
  public Optional<Integer> current(String userId) {
    NavigableMap<Integer, Backup> versions = versions(userId);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.lastKey());
  }

  /** A version that is not deleted. */
  public Optional<Backup> find(String userId, int version) {
    return Optional.ofNullable(versions(userId).get(version));
  }

  private NavigableMap<Integer, Backup> versions(String userId) {
    return byUser.getOrDefault(userId, new TreeMap<>());
  }

  /** A version begins, has other data, or is gone when it has none. */
  public void set(String userId, int version, @Nullable ObjectNode info) {
    last.merge(userId, version, Math::max);
    TreeMap<Integer, Backup> versions = byUser.computeIfAbsent(userId, user -> new TreeMap<>());
    if (info == null) {
      versions.remove(version);
    } else {
      versions.computeIfAbsent(version, number -> new Backup(info)).info(info);
    }
  }

  /** Keeps sessions that were found to be better. */
  public void put(String userId, int version, ObjectNode better) {
    find(userId, version).ifPresent(backup -> backup.put(better));
  }

  /** Drops the sessions of all rooms, of one, or one of them. */
  public void delete(String userId, int version, @Nullable String room, @Nullable String session) {
    find(userId, version).ifPresent(backup -> backup.delete(room, session));
  }
}
