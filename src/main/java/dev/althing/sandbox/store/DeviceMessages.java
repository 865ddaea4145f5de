package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sent to the devices of users, outside of any room. A device that asks for what comes
 * behind it has it, and never gets it again.
 */
public final class DeviceMessages {
  private final Map<String, TreeMap<Long, ObjectNode>> byUser = new HashMap<>();
  private final Map<List<String>, Long> taken = new HashMap<>();

  DeviceMessages() {}

  void add(String userId, long position, ObjectNode message) {
    byUser.computeIfAbsent(userId, any -> new TreeMap<>()).put(position, message);
  }

  /** The messages to a device after a position, the oldest first. */
  public List<ObjectNode> after(String userId, String deviceId, long position) {
    long from = taken.merge(List.of(userId, deviceId), position, Math::max);
    TreeMap<Long, ObjectNode> messages = byUser.getOrDefault(userId, new TreeMap<>());
    return List.copyOf(messages.tailMap(from, false).values());
  }
}
