package dev.althing.spi.plugin;

import dev.althing.spi.Command;
import dev.althing.spi.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What a plugin is given when it starts, and may keep until it is stopped. */
public interface PluginContext {
  /** The plugin's id, as its manifest says it. */
  String id();

  /**
   * Brings a command; only while the plugin starts.
   *
   * @throws IllegalStateException later
   */
  void register(Command command);

  /** What the operator set, as far as the manifest declares it. */
  PluginSettings settings();

  /** What the plugin keeps. */
  Store store();

  /** The plugin's own directory for files; it exists. */
  Path directory();

  /** The time; never ask the system for it, so that tests can set it. */
  InstantSource clock();

  /** Chance that nobody can foresee; safe to be used by several threads. */
  RandomGenerator random();

  /** The bot's log, under the plugin's name. */
  System.Logger log();
}
