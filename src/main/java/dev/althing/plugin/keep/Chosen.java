package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What plugins are told: by commands, and where those say nothing, by the configuration. */
public final class Chosen {
  private final HostValues values;
  private final Map<String, Map<String, String>> configured;

  /**
   * What is kept of it.
   *
   * @param configured what the configuration says, by the plugins' ids
   */
  public Chosen(HostValues values, Map<String, Map<String, String>> configured) {
    this.values = values;
    this.configured = Map.copyOf(configured);
  }

  /** What one plugin is told, by the names of its settings. */
  public Map<String, String> of(String plugin) {
    Map<String, String> all = new HashMap<>(configured.getOrDefault(plugin, Map.of()));
    all.putAll(values.under(prefix(plugin)));
    return all;
  }

  /** The same if one of them were another, or, when empty, as the configuration has it. */
  public Map<String, String> with(String plugin, String name, Optional<String> value) {
    Map<String, String> all = new HashMap<>(of(plugin));
    Optional<String> before =
        Optional.ofNullable(configured.getOrDefault(plugin, Map.of()).get(name));
    all.remove(name);
    value.or(() -> before).ifPresent(text -> all.put(name, text));
    return all;
  }

  /** What tells a plugin something, or takes that back. */
  public static Effect change(String plugin, String name, Optional<String> value) {
    String key = prefix(plugin) + name;
    return value.map(text -> HostValues.put(key, text)).orElseGet(() -> HostValues.remove(key));
  }

  private static String prefix(String plugin) {
    return "set:" + plugin + ":";
  }
}
