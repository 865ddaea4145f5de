package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices of all users. */
public final class Devices {
  private final Map<String, Map<String, Device>> byUser = new HashMap<>();

  /** No devices yet. */
  public Devices() {}

  /** The devices of a user by id, in the order in which they signed in. */
  public Map<String, Device> of(String userId) {
    return Collections.unmodifiableMap(byUser.getOrDefault(userId, Map.of()));
  }

  /** A device by id. */
  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(byUser.getOrDefault(id.userId(), Map.of()).get(id.deviceId()));
  }

  /** The device of that id, which is there from now on. */
  public Device add(DeviceId id) {
    return byUser
        .computeIfAbsent(id.userId(), user -> new LinkedHashMap<>())
        .computeIfAbsent(id.deviceId(), any -> new Device());
  }

  /** A device that is there from now on, with this name. */
  public void set(DeviceId id, @Nullable String name) {
    add(id).rename(name);
  }

  /** Removes a device with its keys and all that waits for it. */
  public void remove(DeviceId id) {
    byUser.getOrDefault(id.userId(), new HashMap<>()).remove(id.deviceId());
  }

  /** Takes in the keys of an upload. */
  void publish(long position, DeviceId id, KeysUpload upload) {
    find(id).ifPresent(device -> device.publish(position, upload));
  }

  /** A key has been handed out: a one-time key is gone with that, a fallback key is used. */
  public void claimed(long position, DeviceId id, String keyId) {
    find(id).ifPresent(device -> device.claimed(position, keyId));
  }

  /** Keeps a message for one device, or for all there are of the user when none is named. */
  public void send(long position, String userId, @Nullable String deviceId, ObjectNode message) {
    Collection<Device> receivers =
        deviceId == null
            ? of(userId).values()
            : find(new DeviceId(userId, deviceId)).map(List::of).orElse(List.of());
    receivers.forEach(device -> device.send(position, message));
  }

  /** A device has what was sent to it up to a position, and never gets it again. */
  public void received(DeviceId id, long position) {
    find(id).ifPresent(device -> device.forgetMessagesUpTo(position));
  }
}
