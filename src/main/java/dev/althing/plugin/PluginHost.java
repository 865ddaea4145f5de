package dev.althing.plugin;

import dev.althing.command.Registry;
import dev.althing.entity.EntityKind;
import dev.althing.health.Health;
import dev.althing.plugin.duty.Answers;
import dev.althing.plugin.duty.Continuing;
import dev.althing.plugin.duty.Listening;
import dev.althing.plugin.duty.Policies;
import dev.althing.plugin.duty.Timetable;
import dev.althing.plugin.duty.Watching;
import dev.althing.plugin.jar.Manifest;
import dev.althing.plugin.jar.PluginJar;
import dev.althing.plugin.jar.Refused;
import dev.althing.plugin.keep.Chosen;
import dev.althing.plugin.keep.Grants;
import dev.althing.plugin.keep.HostValues;
import dev.althing.plugin.keep.Modes;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.law.Judges;
import dev.althing.plugin.life.Life;
import dev.althing.room.hearing.Audience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins there are, loaded and refused. One change is made at a time, on a thread of the
 * host's own; whoever looks sees all of a change or nothing of it.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  private static final Duration STOPPING = Duration.ofSeconds(2);
  private static final Duration LOOKING = Duration.ofSeconds(1);

  /** What became of a change. */
  public sealed interface Result {
    /** It is done. */
    record Done(Manifest manifest, int commands) implements Result {}

    /** It is not done, and everything is as it was. */
    record NotDone(String reason) implements Result {}
  }

  /** What the host itself knows about plugins. */
  record Knowledge(Switches switches, Grants grants, Chosen chosen) {}

  private final Ground ground;
  private final Folder folder;
  private final HostValues values;
  private final Knowledge knowledge;
  private final Nursery nursery;
  private final Timetable timetable;
  private final Policies policies;
  private final Watching watching;
  private final Judges judges;
  private final Consumer<Registry> onCommands;
  private final ScheduledExecutorService changes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "plugins");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Path, Folder.State> seen = new HashMap<>();
  private Map<Path, Folder.State> atLastLook = Map.of();
  private volatile Shelf state;

  /**
   * A host without plugins.
   *
   * @param builtIn the commands that are there without plugins, and stay
   * @param onCommands hears of the commands after every change
   */
  public PluginHost(Ground ground, Registry builtIn, Consumer<Registry> onCommands) {
    this.ground = ground;
    this.folder = new Folder(ground.settings().folder());
    this.values = new HostValues(ground.values());
    this.knowledge =
        new Knowledge(
            new Switches(values),
            new Grants(values, ground.settings().grants()),
            new Chosen(values, ground.settings().settings()));
    this.nursery = new Nursery(ground, knowledge.grants(), knowledge.switches());
    var clock = ground.fortune().clock();
    this.timetable =
        new Timetable(values, knowledge.switches(), ground.ties().outlet().effects(), clock);
    this.policies = new Policies(timetable);
    this.watching = new Watching(ground.ties().health());
    this.judges =
        new Judges(
            new Judges.Ground(
                this::lives,
                new Modes(values),
                knowledge.switches(),
                ground.settings().budget(),
                ground.ties().metrics()),
            ground.people());
    this.onCommands = onCommands;
    this.state = new Shelf(Map.of(), Map.of(), builtIn);
  }

  /** Loads every jar of the folder; completes when all are loaded or refused. */
  public CompletionStage<Void> start() {
    return values.load().thenRunAsync(this::loadAll, changes);
  }

  /** What a plugin says of its own commands in a language, as help asks for it. */
  public Optional<String> help(Locale locale, String key) {
    return lives().stream().flatMap(life -> life.help(locale, key).stream()).findFirst();
  }

  /** What is off in which room. */
  public Switches switches() {
    return knowledge.switches();
  }

  /** What judges in rooms. */
  public Judges law() {
    return judges;
  }

  /** What hears everything that happens in rooms. */
  public Audience audience() {
    return new Listening(this::lives, knowledge.switches());
  }

  /** How plugins go on when their prompts are answered. */
  public EntityKind continuing() {
    return new Continuing(this::life, knowledge.switches(), ground.fortune().clock());
  }

  /** What plugins answer to requests from outside. */
  public Answers answers() {
    return new Answers(this::life);
  }

  /** The rules that plugins deliver. */
  public Policies policies() {
    return policies;
  }

  private Collection<Life> lives() {
    return state.lives().values();
  }

  private Optional<Life> life(String id) {
    return Optional.ofNullable(state.lives().get(id));
  }

  /**
   * Loads a jar of the folder, or loads it anew; if that fails, what was loaded of it goes on.
   *
   * @param name the id of a plugin that is loaded, or the name of a file, with or without its end
   */
  public CompletionStage<Result> load(String name) {
    return change(
        () -> {
          Optional<Life> known = life(name);
          return tried(
              () -> {
                Path file = known.isPresent() ? known.get().file() : folder.find(name);
                return loaded(file, state.of(file), Optional.empty());
              });
        });
  }

  /** Loads a plugin anew with other settings; if that fails, it goes on with those it has. */
  CompletionStage<Result> load(String id, Map<String, String> chosen) {
    return change(
        () ->
            life(id)
                .map(old -> tried(() -> loaded(old.file(), Optional.of(old), Optional.of(chosen))))
                .orElseGet(() -> new Result.NotDone("no plugin " + id + " is loaded")));
  }

  /** Stops a plugin, until it is loaded again or the program starts again. */
  CompletionStage<Result> unload(String id) {
    return change(() -> unloaded(id));
  }

  private Result unloaded(String id) {
    Life life = state.lives().get(id);
    if (life == null) {
      return new Result.NotDone("no plugin " + id + " is loaded");
    }
    become(state.without(id));
    end(life);
    return done(life);
  }

  Shelf state() {
    return state;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  /** Whether all is well with the plugins. */
  public Health health() {
    Shelf now = state;
    List<String> troubled =
        now.lives().values().stream()
            .filter(life -> !life.mayBeCalled())
            .map(life -> life.id() + " is not called after repeated faults")
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
    timetable.close();
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
    seen.putAll(folder.states());
    for (Path file : folder.jars()) {
      tried(() -> loaded(file, Optional.empty(), Optional.empty()));
    }
    if (ground.settings().isWatched()) {
      long pause = LOOKING.toMillis();
      var unusedLooking =
          changes.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Loads what is new or changed in the folder, once it no longer grows, and drops what is gone.
   */
  private void look() {
    Map<Path, Folder.State> now = folder.states();
    for (Map.Entry<Path, Folder.State> jar : now.entrySet()) {
      boolean isQuiet = jar.getValue().equals(atLastLook.get(jar.getKey()));
      if (isQuiet && !jar.getValue().equals(seen.get(jar.getKey()))) {
        seen.put(jar.getKey(), jar.getValue());
        tried(() -> loaded(jar.getKey(), state.of(jar.getKey()), Optional.empty()));
      }
    }
    atLastLook = now;
    for (Path gone : Set.copyOf(seen.keySet())) {
      if (!now.containsKey(gone)) {
        seen.remove(gone);
        state.of(gone).ifPresent(life -> unloaded(life.id()));
        become(state.among(names()));
      }
    }
  }

  private Set<String> names() {
    return folder.jars().stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toSet());
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

  /** Checks the new, starts it, stops the old; on failure the old one goes on. */
  private Result loaded(Path file, Optional<Life> old, Optional<Map<String, String>> chosen)
      throws Refused {
    String name = file.getFileName().toString();
    try {
      PluginJar jar = nursery.read(file);
      String id = jar.manifest().id();
      requireFree(id, old);
      Life life =
          nursery.begin(jar, file, chosen.orElseGet(() -> knowledge.chosen().of(id)), this::rests);
      Registry.Registration all = state.registry().without(id).with(id, commandsOf(life));
      if (!(all instanceof Registry.Registered registered)) {
        end(life);
        throw conflict(all);
      }
      become(state.with(life, registered.registry(), name).among(names()));
      // Before the old one ends: what is in force of it stays until the new one says otherwise.
      policies.begin(life);
      watching.begin(life);
      timetable.begin(life);
      old.ifPresent(this::end);
      LOG.info("the plugin {} {} is loaded", id, jar.manifest().version());
      return done(life);
    } catch (Refused refused) {
      LOG.error("the plugin {} is not loaded: {}", name, refused.getMessage());
      if (old.isEmpty()) {
        become(state.withRefusal(name, String.valueOf(refused.getMessage())));
      }
      throw refused;
    }
  }

  private static Result done(Life life) {
    return new Result.Done(life.manifest(), life.brought().commands().size());
  }

  private static Refused conflict(Registry.Registration registration) {
    Registry.Conflict first = ((Registry.Refused) registration).conflicts().get(0);
    return new Refused(
        "its command %s is taken by %s: unload that one, or this one cannot be used"
            .formatted(first.name(), first.holder()));
  }

  private void requireFree(String id, Optional<Life> old) throws Refused {
    boolean isReserved = id.equals(HostValues.BUILT_IN);
    boolean isTaken = old.isEmpty() && state.lives().containsKey(id);
    if (isReserved || isTaken) {
      throw new Refused("there is a plugin " + id + " already: remove one of the two jars");
    }
    if (old.filter(life -> !life.id().equals(id)).isPresent()) {
      throw new Refused("the file holds another plugin now, " + id + ": load it by its own name");
    }
  }

  private List<PluginCommand> commandsOf(Life life) {
    return life.brought().commands().stream()
        .map(one -> new PluginCommand(life, one, knowledge, ground.fortune().clock()))
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
    return life.end()
        .exceptionally(
            fault -> {
              LOG.warn("the plugin {} did not stop well", life.id(), fault);
              return false;
            });
  }

  private void rests(Life life, Throwable fault) {
    LOG.error("the plugin {} rests until {}", life.id(), life.conduct().restsUntil());
    PluginsView view = new PluginsView(ground.people().locale().get());
    ground.people().told().accept(view.alarm(life, fault, ground.fortune().clock().instant()));
  }
}
