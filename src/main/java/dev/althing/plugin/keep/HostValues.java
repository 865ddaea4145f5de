package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import dev.althing.spi.Store;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the host keeps about plugins, all of it also in memory: it is looked at with every call, and
 * changed by what owners and moderators say. A change holds when it is written.
 */
public final class HostValues {
  /** Whose the commands are that no plugin brings, and what the host keeps. */
  public static final String BUILT_IN = "althing";

  private static final int MOST = 10_000;

  private final PluginValues values;
  private final NavigableMap<String, String> known = new ConcurrentSkipListMap<>();

  /** What is kept in a table. */
  public HostValues(PluginValues values) {
    this.values = values;
    values.onChange(this::changed);
  }

  /** Completes when all is in memory. */
  public CompletionStage<Void> load() {
    return values.of(BUILT_IN).list("", MOST).thenAccept(known::putAll);
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(known.get(key));
  }

  boolean has(String key) {
    return known.containsKey(key);
  }

  /** What is under keys that begin so, by the rest of the keys. */
  Map<String, String> under(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    for (Map.Entry<String, String> one : known.tailMap(prefix).entrySet()) {
      if (!one.getKey().startsWith(prefix)) {
        break;
      }
      found.put(one.getKey().substring(prefix.length()), one.getValue());
    }
    return found;
  }

  static Effect put(String key, String value) {
    return new Effect.Keep(BUILT_IN, Store.put(key, value));
  }

  static Effect remove(String key) {
    return new Effect.Keep(BUILT_IN, Store.remove(key));
  }

  private void changed(String owner, Store.Change change) {
    if (!owner.equals(BUILT_IN)) {
      return;
    }
    if (change instanceof Store.Put put) {
      known.put(put.key(), put.value());
    } else {
      known.remove(change.key());
    }
  }
}
