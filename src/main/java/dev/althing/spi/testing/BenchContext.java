package dev.althing.spi.testing;

import dev.althing.spi.Command;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Listener;
import dev.althing.spi.plugin.Meter;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.Schedule;
import dev.althing.spi.plugin.Task;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.OpenNetwork;
import dev.althing.spi.plugin.web.Route;
import dev.althing.spi.protection.PolicySource;
import dev.althing.spi.protection.Protection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a plugin on the bench is given. */
final class BenchContext implements PluginContext {
  final List<Command> commands = new ArrayList<>();
  final List<Protection> protections = new ArrayList<>();
  final List<PolicySource> sources = new ArrayList<>();
  final Map<String, Continuation> continuations = new HashMap<>();
  final Map<Listener, Set<Happening.Kind>> listeners = new HashMap<>();
  final Map<String, Task> tasks = new HashMap<>();
  final Map<String, Supplier<CompletionStage<Condition>>> conditions = new HashMap<>();
  final Map<String, Route> routes = new HashMap<>();
  final Memory memory = new Memory();
  final Map<String, Long> counts = new ConcurrentHashMap<>();
  final Set<String> withheld = new HashSet<>();
  final BenchVoice voice = new BenchVoice(this::may, this::stored);
  final BenchRooms rooms = new BenchRooms(this::may);

  private final Random random = new Random(0);
  private final Network network = new OpenNetwork(ForkJoinPool.commonPool());
  private PluginSettings settings = PluginSettings.NONE;
  private Path directory = Path.of("target");
  private volatile Instant now = Instant.EPOCH;
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

  /** Keeps what an answer stores; the answer without that. */
  Reply stored(Reply reply) {
    if (reply instanceof Reply.Storing storing) {
      memory.apply(storing.changes());
      return stored(storing.reply());
    }
    if (reply instanceof Reply.Asking asking) {
      return new Reply.Asking(stored(asking.reply()), asking.prompt());
    }
    if (reply instanceof Reply.InThread thread) {
      return new Reply.InThread(stored(thread.inside()));
    }
    return reply instanceof Reply.Several several
        ? new Reply.Several(several.replies().stream().map(this::stored).toList())
        : reply;
  }

  @Override
  public String id() {
    return "bench";
  }

  @Override
  public void register(Command command) {
    starting();
    commands.add(command);
  }

  @Override
  public void register(Protection protection) {
    starting();
    protections.add(protection);
  }

  @Override
  public void register(PolicySource source) {
    starting();
    sources.add(source);
  }

  @Override
  public void continues(String prompt, Continuation continuation) {
    starting();
    continuations.put(prompt, continuation);
  }

  @Override
  public void listen(Set<Happening.Kind> kinds, Listener listener) {
    starting();
    listeners.put(listener, kinds);
  }

  @Override
  public void schedule(String name, Schedule when, Task task) {
    starting();
    tasks.put(name, task);
  }

  @Override
  public void watch(String name, Supplier<CompletionStage<Condition>> look) {
    starting();
    conditions.put(name, look);
  }

  @Override
  public void route(String path, Route route) {
    starting();
    if (!may("http-routes")) {
      throw new NotGranted(id(), "http-routes");
    }
    routes.put(path, route);
  }

  private void starting() {
    if (started) {
      throw new IllegalStateException("what a plugin brings is named while it starts");
    }
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
  public BenchVoice voice() {
    return voice;
  }

  @Override
  public BenchRooms rooms() {
    return rooms;
  }

  @Override
  public Network network() {
    return network;
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
  public Meter meter() {
    return new Meter() {
      @Override
      public void count(String name, long times) {
        counts.merge(name, times, Long::sum);
      }

      @Override
      public void took(String name, Duration time) {
        counts.merge(name, 1L, Long::sum);
      }
    };
  }

  @Override
  public System.Logger log() {
    return System.getLogger("bench");
  }

  @Override
  public boolean may(String capability) {
    return Optional.of(capability).filter(withheld::contains).isEmpty();
  }
}
