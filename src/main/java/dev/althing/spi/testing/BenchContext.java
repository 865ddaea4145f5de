package dev.althing.spi.testing;

import dev.althing.spi.Command;
import dev.althing.spi.Store;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What a plugin on the bench is given. */
final class BenchContext implements PluginContext {
  private final Random random = new Random(0);
  private final Memory memory = new Memory();
  private final List<Command> commands = new ArrayList<>();
  private PluginSettings settings = PluginSettings.NONE;
  private Path directory = Path.of("target");
  private Instant now = Instant.EPOCH;
  private boolean started;

  void seed(long seed) {
    random.setSeed(seed);
  }

  void settings(PluginSettings values) {
    settings = values;
  }

  void directory(Path own) {
    directory = own;
  }

  void now(Instant instant) {
    now = instant;
  }

  void started() {
    started = true;
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  Memory memory() {
    return memory;
  }

  @Override
  public String id() {
    return "bench";
  }

  @Override
  public void register(Command command) {
    if (started) {
      throw new IllegalStateException("commands are registered while the plugin starts");
    }
    commands.add(command);
  }

  @Override
  public PluginSettings settings() {
    return settings;
  }

  @Override
  public Store store() {
    return memory;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public System.Logger log() {
    return System.getLogger("bench");
  }
}
