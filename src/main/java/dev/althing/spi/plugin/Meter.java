package dev.althing.spi.plugin;

import java.time.Duration;

/**
 * What a plugin counts and measures, shown with the bot's metrics as {@code
 * althing_plugin_count_total} and {@code althing_plugin_time_seconds}, labelled with the plugin and
 * the name.
 *
 * <p>{@code context.meter().count("questions", 1)}
 */
public interface Meter {
  /** How many names a plugin can use; further ones are left out. */
  int MOST_NAMES = 50;

  /**
   * Something happened some more times.
   *
   * @param name small letters, digits and hyphens
   * @param times 0 or more
   */
  void count(String name, long times);

  /** Something took so long. */
  void took(String name, Duration time);
}
