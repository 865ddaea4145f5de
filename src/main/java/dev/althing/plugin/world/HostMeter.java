package dev.althing.plugin.world;

import dev.althing.metrics.Metrics;
import dev.althing.spi.plugin.Meter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The meter of one plugin, with a bound on how many names it makes. */
public final class HostMeter implements Meter {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private final String plugin;
  private final Metrics metrics;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** A meter. */
  public HostMeter(String plugin, Metrics metrics) {
    this.plugin = plugin;
    this.metrics = metrics;
  }

  @Override
  public void count(String name, long times) {
    if (times > 0 && isKnown(name)) {
      metrics.pluginCounted(plugin, name, times);
    }
  }

  @Override
  public void took(String name, Duration time) {
    if (!time.isNegative() && isKnown(name)) {
      metrics.pluginTook(plugin, name, time);
    }
  }

  private boolean isKnown(String name) {
    return names.contains(name)
        || (names.size() < MOST_NAMES && NAME.matcher(name).matches() && names.add(name));
  }
}
