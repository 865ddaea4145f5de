package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import java.util.Optional;

/** Which plugins are switched off, everywhere or in a room. */
public final class Switches {
  private final HostValues values;

  /** What is kept of it. */
  public Switches(HostValues values) {
    this.values = values;
  }

  /** Whether it is off in a room. */
  public boolean isOff(String plugin, RoomId room) {
    return isOff(plugin) || values.has(key(plugin, Optional.of(room)));
  }

  /** Whether it is off in every room. */
  public boolean isOff(String plugin) {
    return values.has(key(plugin, Optional.empty()));
  }

  /** What switches a plugin on or off. */
  public static Effect change(String plugin, Optional<RoomId> room, boolean on) {
    String key = key(plugin, room);
    return on ? HostValues.remove(key) : HostValues.put(key, "");
  }

  private static String key(String plugin, Optional<RoomId> room) {
    return "off:" + plugin + room.map(id -> ":" + id.value()).orElse("");
  }
}
