package dev.althing.plugin.life;

import dev.althing.plugin.jar.Capability;
import dev.althing.spi.Command;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Listener;
import dev.althing.spi.plugin.Meter;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.Rooms;
import dev.althing.spi.plugin.Schedule;
import dev.althing.spi.plugin.Task;
import dev.althing.spi.plugin.Voice;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.Route;
import dev.althing.spi.protection.PolicySource;
import dev.althing.spi.protection.Protection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What one plugin is given, and what it brings while it starts. */
final class HostContext implements PluginContext {
  private static final int MOST = 100;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern CONDITION = Pattern.compile("[a-z][a-z0-9-]{0,15}");
  private static final Pattern PATH =
      Pattern.compile("|[A-Za-z0-9._~-]{1,80}(?:/[A-Za-z0-9._~-]{1,80}){0,9}");

  private final Given given;
  private final System.Logger log;
  private final List<Command> commands = new ArrayList<>();
  private final List<Protection> protections = new ArrayList<>();
  private final List<PolicySource> sources = new ArrayList<>();
  private final Map<String, Continuation> continuations = new HashMap<>();
  private final List<Brought.Ear> ears = new ArrayList<>();
  private final List<Brought.Timed> tasks = new ArrayList<>();
  private final Map<String, Supplier<CompletionStage<Condition>>> conditions = new HashMap<>();
  private final Map<String, Route> routes = new HashMap<>();
  private boolean isStarted;

  HostContext(Given given) {
    this.given = given;
    this.log = new PluginLog(given.gate().plugin());
  }

  /** It has started: what it has brought, asked how it describes itself. */
  synchronized Brought started() {
    isStarted = true;
    return new Brought(
        commands.stream().map(c -> new Brought.Described(c, c.spec())).toList(),
        protections.stream().map(HostContext::judge).toList(),
        sources.stream().map(HostContext::source).toList(),
        continuations,
        ears,
        tasks,
        conditions,
        routes);
  }

  private static Brought.Judge judge(Protection protection) {
    return new Brought.Judge(
        named(protection.name()), protection.summary(), protection.kinds(), protection);
  }

  private static Brought.Source source(PolicySource source) {
    return new Brought.Source(named(source.name()), source.every(), source);
  }

  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of small letters, digits and hyphens: " + name);
    }
    return name;
  }

  private synchronized <T> void bring(Collection<T> all, T one) {
    require(all.size());
    all.add(one);
  }

  private synchronized <T> void bring(Map<String, T> all, String name, T one) {
    require(all.size());
    if (all.putIfAbsent(name, one) != null) {
      throw new IllegalArgumentException("there are two of the name " + name);
    }
  }

  private void require(int size) {
    if (isStarted) {
      throw new IllegalStateException("what a plugin brings is named while it starts");
    }
    if (size == MOST) {
      throw new IllegalStateException("a plugin brings " + MOST + " of a kind at most");
    }
  }

  @Override
  public String id() {
    return given.gate().plugin();
  }

  @Override
  public void register(Command command) {
    bring(commands, command);
  }

  @Override
  public void register(Protection protection) {
    bring(protections, protection);
  }

  @Override
  public void register(PolicySource source) {
    bring(sources, source);
  }

  @Override
  public void continues(String prompt, Continuation continuation) {
    bring(continuations, prompt, continuation);
  }

  @Override
  public void listen(Set<Happening.Kind> kinds, Listener listener) {
    bring(ears, new Brought.Ear(kinds, listener));
  }

  @Override
  public void schedule(String name, Schedule when, Task task) {
    bring(tasks, new Brought.Timed(named(name), when, task));
  }

  @Override
  public void watch(String name, Supplier<CompletionStage<Condition>> look) {
    if (!CONDITION.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of at most 16 letters and digits: " + name);
    }
    bring(conditions, name, look);
  }

  @Override
  public void route(String path, Route route) {
    given.gate().require("http-routes");
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("no path of a route: " + path);
    }
    bring(routes, path, route);
  }

  @Override
  public PluginSettings settings() {
    return given.settings();
  }

  @Override
  public Store store() {
    return given.own().store();
  }

  @Override
  public Voice voice() {
    return given.voice();
  }

  @Override
  public Rooms rooms() {
    return given.around().rooms();
  }

  @Override
  public Network network() {
    return given.around().network();
  }

  @Override
  public Path directory() {
    return given.own().directory();
  }

  @Override
  public InstantSource clock() {
    return given.own().fortune().clock();
  }

  @Override
  public RandomGenerator random() {
    return given.own().fortune().random();
  }

  @Override
  public Meter meter() {
    return given.around().meter();
  }

  @Override
  public System.Logger log() {
    return log;
  }

  @Override
  public boolean may(String capability) {
    return Capability.read(capability).filter(given.gate()::may).isPresent();
  }
}
