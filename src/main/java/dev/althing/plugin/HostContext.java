package dev.althing.plugin;

import dev.althing.spi.Command;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one plugin is given, and what it registers while it starts. */
final class HostContext implements PluginContext {
  private static final int MOST_COMMANDS = 100;

  private final String id;
  private final PluginSettings settings;
  private final Store store;
  private final Path directory;
  private final PluginHost.Fortune fortune;
  private final System.Logger log;
  private final List<Command> commands = new ArrayList<>();
  private boolean isStarted;

  HostContext(
      String id, PluginSettings settings, Store store, Path directory, PluginHost.Fortune fortune) {
    this.id = id;
    this.settings = settings;
    this.store = store;
    this.directory = directory;
    this.fortune = fortune;
    this.log = new PluginLog(id);
  }

  /** It has started: what it has registered. */
  synchronized List<Command> started() {
    isStarted = true;
    return List.copyOf(commands);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized void register(Command command) {
    if (isStarted) {
      throw new IllegalStateException("commands are registered while the plugin starts");
    }
    if (commands.size() == MOST_COMMANDS) {
      throw new IllegalStateException("a plugin brings " + MOST_COMMANDS + " commands at most");
    }
    commands.add(command);
  }

  @Override
  public PluginSettings settings() {
    return settings;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public InstantSource clock() {
    return fortune.clock();
  }

  @Override
  public RandomGenerator random() {
    return fortune.random();
  }

  @Override
  public System.Logger log() {
    return log;
  }
}
