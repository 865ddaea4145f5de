package dev.althing.plugin;

import dev.althing.command.Registry;
import dev.althing.config.OperationSettings;
import dev.althing.health.Health;
import dev.althing.plugin.call.Calls;
import dev.althing.plugin.call.Conduct;
import dev.althing.plugin.call.TooGreedy;
import dev.althing.plugin.call.TooSlow;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.PluginJar;
import dev.althing.plugin.jar.Refused;
import dev.althing.spi.plugin.PluginSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins there are, loaded and refused. One change is made at a time, on a thread of the
 * host's own; whoever looks sees all of a change or nothing of it.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  /** Whose the commands are that no plugin brings, and what the host itself keeps. */
  public static final String BUILT_IN = "althing";

  private static final String JAR = ".jar";
  private static final Duration STOPPING = Duration.ofSeconds(2);

  /**
   * What the host stands on.
   *
   * @param settings how plugins are found and kept in bounds
   * @param data under which each plugin has its own directory
   * @param values what plugins keep
   * @param alarm tells the people who run the bot
   * @param fortune where time and chance come from
   */
  public record Ground(
      OperationSettings.Plugins settings,
      Path data,
      PluginValues values,
      Consumer<String> alarm,
      Fortune fortune) {}

  /** Where time and chance come from. */
  public record Fortune(InstantSource clock, RandomGenerator random) {}

  /** What became of a change. */
  public sealed interface Result {
    /** It is done. */
    record Done(Manifest manifest, int commands) implements Result {}

    /** It is not done, and everything is as it was. */
    record NotDone(String reason) implements Result {}
  }

  private final Ground ground;
  private final Switches switches;
  private final Consumer<Registry> onCommands;
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "plugins");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Shelf state;

  /**
   * A host without plugins.
   *
   * @param builtIn the commands that are there without plugins, and stay
   * @param onCommands hears of the commands after every change
   */
  public PluginHost(Ground ground, Registry builtIn, Consumer<Registry> onCommands) {
    this.ground = ground;
    this.switches = new Switches(ground.values());
    this.onCommands = onCommands;
    this.state = new Shelf(Map.of(), Map.of(), builtIn);
  }

  /** Loads every jar of the folder; completes when all are loaded or refused. */
  public CompletionStage<Void> start() {
    return switches.load().thenRunAsync(this::loadAll, changes);
  }

  /**
   * Loads a jar of the folder, or loads it anew; if that fails, what was loaded of it goes on.
   *
   * @param name the id of a plugin that is loaded, or the name of a file, with or without its end
   */
  public CompletionStage<Result> load(String name) {
    return change(
        () -> {
          Optional<Life> known = Optional.ofNullable(state.lives().get(name));
          return tried(
              () -> {
                Path file = known.isPresent() ? known.get().file() : file(name);
                return loaded(file, state.of(file));
              });
        });
  }

  /** Stops a plugin, until it is loaded again or the program starts again. */
  CompletionStage<Result> unload(String id) {
    return change(
        () -> {
          Life life = state.lives().get(id);
          if (life == null) {
            return new Result.NotDone("no plugin " + id + " is loaded");
          }
          become(state.without(id));
          end(life);
          return new Result.Done(life.manifest(), life.commands());
        });
  }

  Shelf state() {
    return state;
  }

  Instant now() {
    return ground.fortune().clock().instant();
  }

  /** What the operator set for a plugin. */
  Map<String, String> given(String id) {
    return ground.settings().settings().getOrDefault(id, Map.of());
  }

  Switches switches() {
    return switches;
  }

  /** Whether all is well with the plugins. */
  public Health health() {
    Shelf now = state;
    Instant here = now();
    List<String> troubled =
        now.lives().values().stream()
            .filter(life -> !life.mayBeCalled(here))
            .map(life -> life.manifest().id() + " is not called after repeated faults")
            .toList();
    if (!troubled.isEmpty()) {
      return Health.degraded(String.join(", ", troubled));
    }
    return now.refused().isEmpty()
        ? Health.ok(now.lives().size() + " loaded")
        : Health.degraded("not loaded: " + new TreeMap<>(now.refused()));
  }

  @Override
  public void close() {
    try {
      change(this::endAll)
          .thenCompose(all -> all)
          .toCompletableFuture()
          .get(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException slow) {
      LOG.warn("not every plugin has stopped: {}", slow.toString());
    }
    changes.shutdownNow();
  }

  private <T> CompletionStage<T> change(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, changes);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  private void loadAll() {
    for (Path file : files()) {
      tried(() -> loaded(file, Optional.empty()));
    }
  }

  private List<Path> files() {
    Path folder = ground.settings().folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(JAR)).sorted().toList();
    } catch (IOException fault) {
      LOG.error("the plugins in {} cannot be listed", folder, fault);
      return List.of();
    }
  }

  private Path file(String name) throws Refused {
    String wanted = name.endsWith(JAR) ? name : name + JAR;
    return files().stream()
        .filter(file -> file.getFileName().toString().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new Refused("there is no " + wanted + " in " + ground.settings().folder()));
  }

  private interface Attempt {
    Result run() throws Refused;
  }

  private Result tried(Attempt attempt) {
    try {
      return attempt.run();
    } catch (Refused refused) {
      return new Result.NotDone(String.valueOf(refused.getMessage()));
    }
  }

  /** Checks the new, stops the old, starts the new; on failure the old one is back. */
  private Result loaded(Path file, Optional<Life> old) throws Refused {
    String name = file.getFileName().toString();
    try {
      PluginJar jar = read(file);
      String id = jar.manifest().id();
      requireFree(id, old);
      Life life = begun(jar, file);
      Registry.Registration all = state.registry().without(id).with(id, commandsOf(life));
      if (!(all instanceof Registry.Registered registered)) {
        end(life);
        throw conflict(all);
      }
      become(state.with(life, registered.registry(), name));
      old.ifPresent(this::end);
      LOG.info("the plugin {} {} is loaded", id, jar.manifest().version());
      return new Result.Done(jar.manifest(), life.commands());
    } catch (Refused refused) {
      LOG.error("the plugin {} is not loaded: {}", name, refused.getMessage());
      if (old.isEmpty()) {
        become(state.withRefusal(name, String.valueOf(refused.getMessage())));
      }
      throw refused;
    }
  }

  private static Refused conflict(Registry.Registration registration) {
    Registry.Conflict first = ((Registry.Refused) registration).conflicts().get(0);
    return new Refused(
        "its command %s is taken by %s: unload that one, or this one cannot be used"
            .formatted(first.name(), first.holder()));
  }

  private PluginJar read(Path file) throws Refused {
    PluginJar jar = PluginJar.read(file);
    boolean isListed =
        ground.settings().only().isEmpty() || ground.settings().only().contains(jar.sum());
    if (!isListed) {
      throw new Refused(
          "its sum is not in althing.plugins.only: if you trust it, add " + jar.sum());
    }
    return jar;
  }

  private void requireFree(String id, Optional<Life> old) throws Refused {
    boolean isReserved = id.equals(BUILT_IN);
    boolean isTaken = old.isEmpty() && state.lives().containsKey(id);
    if (isReserved || isTaken) {
      throw new Refused("there is a plugin " + id + " already: remove one of the two jars");
    }
    if (old.filter(life -> !life.manifest().id().equals(id)).isPresent()) {
      throw new Refused("the file holds another plugin now, " + id + ": load it by its own name");
    }
  }

  private Life begun(PluginJar jar, Path file) throws Refused {
    Manifest manifest = jar.manifest();
    String id = manifest.id();
    PluginSettings settings = PluginStart.settings(manifest, given(id));
    HostContext context =
        new HostContext(id, settings, ground.values().of(id), directory(id), ground.fortune());
    PluginLoader loader = new PluginLoader(id, jar.entries());
    Calls calls = new Calls(id, ground.settings().deadline(), loader);
    try {
      return new Life(
          manifest, jar.sum(), file, PluginStart.start(manifest, loader, context, calls), calls);
    } catch (Refused refused) {
      calls.close();
      throw refused;
    }
  }

  private Path directory(String id) throws Refused {
    try {
      return Files.createDirectories(ground.data().resolve("plugins").resolve(id));
    } catch (IOException fault) {
      throw new Refused("its directory cannot be made: " + fault);
    }
  }

  private List<PluginCommand> commandsOf(Life life) {
    return life.started().commands().stream()
        .map(one -> new PluginCommand(life, one, switches, ground.fortune().clock(), this::failed))
        .toList();
  }

  private void become(Shelf next) {
    state = next;
    onCommands.accept(next.registry());
  }

  private CompletionStage<Void> endAll() {
    return CompletableFuture.allOf(
        state.lives().values().stream()
            .map(life -> end(life).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private CompletionStage<Boolean> end(Life life) {
    return life.calls()
        .call(
            () -> {
              life.started().plugin().stop();
              return CompletableFuture.completedFuture(true);
            })
        .exceptionally(
            fault -> {
              LOG.warn("the plugin {} did not stop well", life.manifest().id(), fault);
              return false;
            })
        .whenComplete((stopped, never) -> life.calls().close());
  }

  private void failed(Life life, Throwable fault) {
    Instant now = now();
    boolean isGrave = fault instanceof TooSlow || fault instanceof TooGreedy;
    UnaryOperator<Conduct> worse = conduct -> conduct.bad(String.valueOf(fault), isGrave, now);
    Conduct before = life.note(worse);
    Conduct after = worse.apply(before);
    if (after.rests() > before.rests()) {
      LOG.error("the plugin {} rests until {}", life.manifest().id(), after.restsUntil());
      ground.alarm().accept(PluginsView.alarm(life.manifest().id(), fault, after, now));
    }
  }
}
