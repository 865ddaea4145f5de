package dev.althing.plugin.life;

import dev.althing.plugin.keep.Gate;
import dev.althing.plugin.speech.HostVoice;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.Meter;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.Rooms;
import dev.althing.spi.plugin.web.Network;
import java.nio.file.Path;

/**
 * All that a plugin is given.
 *
 * @param gate what it may do
 */
public record Given(Gate gate, PluginSettings settings, Own own, HostVoice voice, Around around) {
  /** What is the plugin's own. */
  public record Own(Store store, Path directory, Fortune fortune) {}

  /** What is around it. */
  public record Around(Rooms rooms, Network network, Meter meter) {}
}
