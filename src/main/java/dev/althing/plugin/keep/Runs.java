package dev.althing.plugin.keep;

import dev.althing.effect.Effect;
import java.time.Instant;
import java.util.Optional;

/** When the daily tasks of plugins were last run. */
public final class Runs {
  private final HostValues values;

  /** What is kept of it. */
  public Runs(HostValues values) {
    this.values = values;
  }

  /** For which time a task was last run. */
  public Optional<Instant> last(String plugin, String task) {
    return values.find(key(plugin, task)).map(Long::parseLong).map(Instant::ofEpochMilli);
  }

  /** What notes that it was run. */
  public static Effect ran(String plugin, String task, Instant due) {
    return HostValues.put(key(plugin, task), Long.toString(due.toEpochMilli()));
  }

  private static String key(String plugin, String task) {
    return "ran:" + plugin + ":" + task;
  }
}
