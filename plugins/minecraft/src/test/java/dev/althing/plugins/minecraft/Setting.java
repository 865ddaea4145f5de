package dev.althing.plugins.minecraft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operator may have set. */
final class Setting {
  private Setting() {}

  /** The defaults, but for a server on this machine with the right password. */
  static Map<String, Object> at(int port) {
    Map<String, Object> values = new HashMap<>();
    values.put("server", "127.0.0.1:" + port);
    values.put("password", GameServer.PASSWORD);
    values.put("one-per-user", true);
    values.put("approval", false);
    values.put("bedrock", false);
    values.put("rooms", List.of());
    return values;
  }

  static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(values);
    changed.put(name, value);
    return changed;
  }
}
