package dev.althing.plugin;

import dev.althing.plugin.call.Calls;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.Refused;
import dev.althing.plugin.jar.Setting;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.trouble.Causes;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The start of a plugin whose jar is good: its settings, its class, its commands. */
final class PluginStart {
  /** A command, and how it described itself when it was asked. */
  record Described(Command command, CommandSpec spec) {}

  /** A plugin that has started. */
  record Started(Plugin plugin, List<Described> commands) {}

  private PluginStart() {}

  /**
   * What the operator set, checked.
   *
   * @throws Refused for a setting that is none, or is not what it should be
   */
  static PluginSettings settings(Manifest manifest, Map<String, String> given) throws Refused {
    Map<String, Object> values = new HashMap<>();
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    for (Setting setting : manifest.settings()) {
      unknown.remove(setting.name());
      String text = given.getOrDefault(setting.name(), setting.preset());
      try {
        values.put(setting.name(), setting.read(text));
      } catch (IllegalArgumentException | ArithmeticException bad) {
        throw new Refused(
            "its setting %s cannot be \"%s\": write %s in althing.plugins.settings.%s.%s"
                .formatted(setting.name(), text, setting.wanted(), manifest.id(), setting.name()));
      }
    }
    if (!unknown.isEmpty()) {
      throw new Refused(
          "it has no setting %s: take it out of althing.plugins.settings.%s"
              .formatted(String.join(", ", unknown), manifest.id()));
    }
    return PluginSettings.of(values);
  }

  /**
   * Starts it on its own threads.
   *
   * @throws Refused when it does not start, or not in time
   */
  static Started start(Manifest manifest, ClassLoader loader, HostContext context, Calls calls)
      throws Refused {
    try {
      return calls
          .call(() -> CompletableFuture.completedFuture(started(manifest.main(), loader, context)))
          .toCompletableFuture()
          .join();
    } catch (CompletionException failed) {
      Throwable cause = Causes.of(failed);
      Throwable own = cause instanceof InvocationTargetException in ? in.getCause() : cause;
      throw new Refused("it does not start: " + own);
    }
  }

  private static Started started(String main, ClassLoader loader, HostContext context)
      throws Exception {
    Object made = loader.loadClass(main).getConstructor().newInstance();
    if (!(made instanceof Plugin plugin)) {
      throw new ClassCastException(main + " is no " + Plugin.class.getName());
    }
    plugin.start(context);
    return new Started(
        plugin, context.started().stream().map(c -> new Described(c, c.spec())).toList());
  }
}
