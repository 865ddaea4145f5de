package dev.althing.plugin;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Store;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Which plugins are switched off, everywhere or in a room; kept like what plugins keep. */
final class Switches {
  private final PluginValues values;
  private final Set<String> off = ConcurrentHashMap.newKeySet();

  Switches(PluginValues values) {
    this.values = values;
    values.onChange(this::changed);
  }

  /** Completes when it is known what is switched off. */
  CompletionStage<Void> load() {
    return values
        .of(PluginHost.BUILT_IN)
        .list("off:", 10_000)
        .thenAccept(kept -> off.addAll(kept.keySet()));
  }

  boolean isOff(String plugin, RoomId room) {
    return isOff(plugin) || off.contains(key(plugin, Optional.of(room)));
  }

  /** Whether it is off in every room. */
  boolean isOff(String plugin) {
    return off.contains(key(plugin, Optional.empty()));
  }

  /** What switches a plugin on or off; it holds when it is written. */
  static Effect change(String plugin, Optional<RoomId> room, boolean on) {
    String key = key(plugin, room);
    return new Effect.Keep(PluginHost.BUILT_IN, on ? Store.remove(key) : Store.put(key, ""));
  }

  private void changed(String owner, Store.Change change) {
    if (owner.equals(PluginHost.BUILT_IN) && change instanceof Store.Put) {
      off.add(change.key());
    } else if (owner.equals(PluginHost.BUILT_IN)) {
      off.remove(change.key());
    }
  }

  private static String key(String plugin, Optional<RoomId> room) {
    return "off:" + plugin + room.map(id -> ":" + id.value()).orElse("");
  }
}
