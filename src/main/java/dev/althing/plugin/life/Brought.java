package dev.althing.plugin.life;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Listener;
import dev.althing.spi.plugin.Schedule;
import dev.althing.spi.plugin.Task;
import dev.althing.spi.plugin.web.Route;
import dev.althing.spi.protection.PolicySource;
import dev.althing.spi.protection.Protection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What a plugin brought when it started; what it was asked once is not asked again.
 *
 * @param continuations what is done when a prompt is answered, by the prompts' names
 * @param conditions what it watches, by name
 * @param routes what answers requests, by path
 */
public record Brought(
    List<Described> commands,
    List<Judge> protections,
    List<Source> sources,
    Map<String, Continuation> continuations,
    List<Ear> ears,
    List<Timed> tasks,
    Map<String, Supplier<CompletionStage<Condition>>> conditions,
    Map<String, Route> routes) {
  /** A command, and how it described itself when it was asked. */
  public record Described(Command command, CommandSpec spec) {}

  /** A protection, and how it described itself. */
  public record Judge(
      String name, String summary, Set<Happening.Kind> kinds, Protection protection) {
    /** Copies the set. */
    public Judge {
      kinds = Set.copyOf(kinds);
    }
  }

  /** A source of rules, and how it described itself. */
  public record Source(String name, Duration every, PolicySource source) {}

  /** What hears events of some kinds. */
  public record Ear(Set<Happening.Kind> kinds, Listener listener) {
    /** Copies the set. */
    public Ear {
      kinds = Set.copyOf(kinds);
    }
  }

  /** What is run by a schedule. */
  public record Timed(String name, Schedule when, Task task) {}

  /** Copies the collections. */
  public Brought {
    commands = List.copyOf(commands);
    protections = List.copyOf(protections);
    sources = List.copyOf(sources);
    continuations = Map.copyOf(continuations);
    ears = List.copyOf(ears);
    tasks = List.copyOf(tasks);
    conditions = Map.copyOf(conditions);
    routes = Map.copyOf(routes);
  }
}
