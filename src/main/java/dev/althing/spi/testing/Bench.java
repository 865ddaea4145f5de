package dev.althing.spi.testing;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A started plugin and a person who uses it.
 *
 * <pre>{@code
 * Bench bench = Bench.of(new CoinPlugin()).seed(7).start();
 * assertThat(bench.text("flip", Map.of())).isIn("**heads**", "**tails**");
 * }</pre>
 *
 * <p>What is stored with an answer is there for the next call.
 */
public final class Bench {
  private final BenchContext context;
  private final Plugin plugin;
  private Invocation.Origin origin =
      new Invocation.Origin(
          new RoomId("!room:bench"),
          new EventId("$question"),
          new UserId("@ann:bench"),
          Place.ROOM,
          Optional.empty(),
          Optional.empty(),
          Permission.EVERYONE,
          "!");
  private Locale locale = Locale.ENGLISH;
  private int questions;

  private Bench(Plugin plugin) {
    this.plugin = plugin;
    this.context = new BenchContext();
  }

  /** A bench for a plugin that is not started yet. */
  public static Bench of(Plugin plugin) {
    return new Bench(plugin);
  }

  /** Chance that is the same in every run. */
  public Bench seed(long seed) {
    context.seed(seed);
    return this;
  }

  /** What the operator set: a String, Long, BigDecimal, Boolean, Duration, or List of Strings. */
  public Bench settings(Map<String, ?> values) {
    context.settings(PluginSettings.of(values));
    return this;
  }

  /** The plugin's own directory. */
  public Bench directory(Path directory) {
    context.directory(directory);
    return this;
  }

  /** What time it is from now on. */
  public Bench at(Instant instant) {
    context.now(instant);
    return this;
  }

  /** Who asks from now on. */
  public Bench as(UserId user, Permission rank) {
    origin =
        new Invocation.Origin(
            origin.room(),
            origin.event(),
            user,
            origin.place(),
            origin.thread(),
            origin.repliedTo(),
            rank,
            origin.prefix());
    return this;
  }

  /** In which language it is asked from now on. */
  public Bench in(Locale language) {
    locale = language;
    return this;
  }

  /** Starts the plugin; what it throws comes through. */
  public Bench start() {
    try {
      plugin.start(context);
    } catch (RuntimeException fault) {
      throw fault;
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
    context.started();
    return this;
  }

  /** The descriptions of all its commands. */
  public List<CommandSpec> specs() {
    return context.commands().stream().map(Command::spec).toList();
  }

  /**
   * Runs a command and waits for its answer.
   *
   * @param path the command, and after it the names of its subcommands: {@code "rps score"}
   * @param arguments by the names of the parameters; a list for several values; what is left out is
   *     as the description says
   * @return the answer without what is stored with it
   */
  public Reply run(String path, Map<String, ?> arguments) {
    List<String> names = List.of(path.split(" "));
    Command command =
        context.commands().stream()
            .filter(one -> one.spec().names().contains(names.get(0)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no command " + names.get(0)));
    Invocation invocation = invocation(spec(command.spec(), names), names, arguments);
    Reply reply = command.run(invocation).toCompletableFuture().join();
    if (reply instanceof Reply.Storing storing) {
      context.memory().apply(storing.changes());
      return storing.reply();
    }
    return reply;
  }

  /** The same, and of the answer only its words. */
  public String text(String path, Map<String, ?> arguments) {
    return words(run(path, arguments));
  }

  /** What is kept under a key. */
  public Optional<String> kept(String key) {
    return context.memory().find(key).toCompletableFuture().join();
  }

  private Invocation invocation(CommandSpec spec, List<String> path, Map<String, ?> arguments) {
    Map<String, List<?>> values = new HashMap<>();
    spec.parameters()
        .forEach(
            parameter ->
                preset(parameter).ifPresent(v -> values.put(parameter.name(), List.of(v))));
    arguments.forEach(
        (name, value) -> values.put(name, value instanceof List<?> l ? l : List.of(value)));
    return new Invocation(
        "bench:" + ++questions,
        path,
        Arguments.of(values),
        origin,
        locale,
        context.clock().instant(),
        context.clock().instant());
  }

  private static CommandSpec spec(CommandSpec command, List<String> path) {
    CommandSpec spec = command;
    for (String name : path.subList(1, path.size())) {
      spec =
          spec.subcommand(name)
              .orElseThrow(() -> new IllegalArgumentException("no subcommand " + name));
    }
    return spec;
  }

  private static Optional<?> preset(Parameter parameter) {
    return parameter.fallback().flatMap(parameter.type()::read);
  }

  private static String words(Reply reply) {
    if (reply instanceof Reply.Text text) {
      return text.markdown();
    }
    if (reply instanceof Reply.Plain plain) {
      return plain.text();
    }
    if (reply instanceof Reply.Refusal refusal) {
      return refusal.markdown();
    }
    if (reply instanceof Reply.Reaction reaction) {
      return reaction.key();
    }
    if (reply instanceof Reply.InThread thread) {
      return words(thread.inside());
    }
    if (reply instanceof Reply.Several several) {
      List<String> all = new ArrayList<>();
      several.replies().forEach(one -> all.add(words(one)));
      return String.join("\n", all);
    }
    return "";
  }
}
