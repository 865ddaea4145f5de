package dev.althing.plugin;

import dev.althing.config.OperationSettings;
import dev.althing.health.HealthRegistry;
import dev.althing.metrics.Metrics;
import dev.althing.plugin.keep.PluginValues;
import dev.althing.plugin.life.Fortune;
import dev.althing.plugin.life.People;
import dev.althing.plugin.speech.Outlet;
import dev.althing.plugin.world.HostRooms;
import java.nio.file.Path;

/**
 * What the host of plugins stands on.
 *
 * @param settings how plugins are found and kept in bounds
 * @param data under which each plugin has its own directory
 * @param values what plugins keep
 * @param people who run the bot
 */
public record Ground(
    OperationSettings.Plugins settings,
    Path data,
    PluginValues values,
    People people,
    Fortune fortune,
    Ties ties) {
  /**
   * What plugins reach through it.
   *
   * @param outlet where what they say goes
   * @param rooms who knows about rooms
   */
  public record Ties(
      Outlet outlet, HostRooms.Sources rooms, Metrics metrics, HealthRegistry health) {}
}
