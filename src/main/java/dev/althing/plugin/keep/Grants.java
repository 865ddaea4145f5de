package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import dev.althing.plugin.jar.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the operator allowed plugins to do, in the configuration or by a command. */
public final class Grants {
  private final HostValues values;
  private final Map<String, List<String>> configured;

  /**
   * What is kept of it.
   *
   * @param configured what the configuration says, by the plugins' ids
   */
  public Grants(HostValues values, Map<String, List<String>> configured) {
    this.values = values;
    this.configured = Map.copyOf(configured);
  }

  /** Whether a plugin may do something. */
  public boolean allows(String plugin, Capability wish) {
    return of(plugin).stream().anyMatch(granted -> granted.covers(wish));
  }

  /** Whether the configuration allows it, so that no command can take it back. */
  public boolean isConfigured(String plugin, Capability capability) {
    return configured.getOrDefault(plugin, List.of()).contains(capability.text());
  }

  private List<Capability> of(String plugin) {
    List<Capability> all = new ArrayList<>();
    configured.getOrDefault(plugin, List.of()).forEach(text -> all.add(new Capability(text)));
    values.under(prefix(plugin)).keySet().forEach(text -> all.add(new Capability(text)));
    return all;
  }

  /** What allows something, or takes it back. */
  public static Effect change(String plugin, Capability capability, boolean isAllowed) {
    String key = prefix(plugin) + capability.text();
    return isAllowed ? HostValues.put(key, "") : HostValues.remove(key);
  }

  private static String prefix(String plugin) {
    return "grant:" + plugin + ":";
  }
}
