package dev.althing.plugin.life;

import dev.althing.config.Secret;
import dev.althing.config.SecretMasking;
import dev.althing.plugin.call.Calls;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.Refused;
import dev.althing.plugin.jar.Setting;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.trouble.Causes;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The start of a plugin whose jar is good: its settings, its class, what it brings. */
public final class PluginStart {
  /** A plugin that has started. */
  record Started(Plugin plugin, Brought brought) {}

  private PluginStart() {}

  /**
   * What the operator set, checked.
   *
   * @throws Refused for a setting that is none, or is not what it should be
   */
  public static PluginSettings settings(Manifest manifest, Map<String, String> given)
      throws Refused {
    Map<String, Object> values = new HashMap<>();
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    for (Setting setting : manifest.settings()) {
      unknown.remove(setting.name());
      String text = given.getOrDefault(setting.name(), setting.preset());
      try {
        Object value = setting.read(text);
        if (setting.kind() == Setting.Kind.SECRET) {
          SecretMasking.register(new Secret((String) value));
        }
        values.put(setting.name(), value);
      } catch (IllegalArgumentException | ArithmeticException bad) {
        throw new Refused(
            "its setting %s cannot be \"%s\": write %s in althing.plugins.settings.%s.%s"
                .formatted(
                    setting.name(),
                    setting.shown(text),
                    setting.wanted(),
                    manifest.id(),
                    setting.name()));
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
  static Started start(Manifest manifest, ClassLoader loader, Given given, Calls calls)
      throws Refused {
    HostContext context = new HostContext(given);
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
    return new Started(plugin, context.started());
  }
}
