package dev.althing.spi.testing;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Arguments;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.Store;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Answered;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.plugin.Task;
import dev.althing.spi.plugin.web.RouteAnswer;
import dev.althing.spi.plugin.web.RouteRequest;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.PolicyRevision;
import dev.althing.spi.protection.RoomView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A started plugin and a person who uses it.
 *
 * <pre>{@code
 * Bench bench = Bench.of(new CoinPlugin()).seed(7).start();
 * assertThat(bench.words("flip")).isIn("**heads**", "**tails**");
 * }</pre>
 *
 * <p>What is stored with an answer is there for the next call. Everything is granted that is not
 * withheld.
 */
public final class Bench {
  /** The room in which everything happens. */
  public static final RoomId ROOM = new RoomId("!room:bench");

  /** Something that the plugin said through its voice. */
  public record Said(String id, Spot where, Reply what) {
    /** Its words. */
    public String words() {
      return Words.of(what);
    }
  }

  /** A prompt that is open, and the answer it is at. */
  private record Open(Prompt prompt, Reply.Answer message) {}

  private final BenchContext context;
  private final Plugin plugin;
  private Invocation.Origin origin =
      new Invocation.Origin(
          ROOM,
          new EventId("$question"),
          new UserId("@ann:bench"),
          Place.ROOM,
          Optional.empty(),
          Optional.empty(),
          Permission.EVERYONE,
          "!");
  private Locale locale = Locale.ENGLISH;
  private int questions;
  private final List<Open> open = new ArrayList<>();

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

  /** The operator does not grant a capability. */
  public Bench without(String capability) {
    context.withheld.add(capability);
    return this;
  }

  /** What time it is from now on. */
  public Bench at(Instant instant) {
    context.now(instant);
    return this;
  }

  /** Who asks from now on. */
  public Bench as(UserId user, Permission rank) {
    origin = origin(user, rank, origin.thread(), origin.place());
    return this;
  }

  /** In which kind of room it is asked from now on. */
  public Bench in(Place place) {
    origin = origin(origin.sender(), origin.rank(), origin.thread(), place);
    return this;
  }

  /** In which thread it is asked from now on. */
  public Bench in(EventId thread) {
    origin = origin(origin.sender(), origin.rank(), Optional.of(thread), origin.place());
    return this;
  }

  private Invocation.Origin origin(
      UserId user, Permission rank, Optional<EventId> thread, Place place) {
    return new Invocation.Origin(
        origin.room(),
        origin.event(),
        user,
        place,
        thread,
        origin.repliedTo(),
        rank,
        origin.prefix());
  }

  /** In which language it is asked from now on. */
  public Bench in(Locale language) {
    locale = language;
    return this;
  }

  /** Somebody is in the room. */
  public Bench member(UserId user, String name) {
    context.rooms.member(ROOM, user, name);
    return this;
  }

  /** A state event of a room. */
  public Bench state(RoomId room, String type, String key, String content) {
    context.rooms.state(room, type, key, content);
    return this;
  }

  /** Something is kept from earlier. */
  public Bench keeping(String key, String value) {
    context.memory.apply(List.of(Store.put(key, value)));
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
    return context.commands.stream().map(Command::spec).toList();
  }

  /**
   * Types a line, without the prefix, and waits for the answer. Quotes and options are not read
   * here: {@link #run} takes them as arguments.
   *
   * @return empty when the line does not fit the description, where the bot shows how to use it
   */
  public Optional<Reply> say(String line) {
    return Line.read(specs(), line).map(read -> run(String.join(" ", read.path()), read.values()));
  }

  /** The same, and of the answer only its words. */
  public String words(String line) {
    return say(line).map(Words::of).orElse("usage");
  }

  /**
   * Runs a command and waits for its answer.
   *
   * @param path the command, and after it the names of its subcommands: {@code "rps score"}
   * @param arguments by the names of the parameters; a list for several values; what is left out is
   *     as the description says
   * @return the answer without what is stored with it and what it waits for
   */
  public Reply run(String path, Map<String, ?> arguments) {
    List<String> names = List.of(path.split(" "));
    Command command =
        context.commands.stream()
            .filter(one -> one.spec().names().contains(names.get(0)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no command " + names.get(0)));
    Invocation invocation = invocation(Line.spec(command.spec(), names), names, arguments);
    return taken(command.run(invocation), invocation.id());
  }

  /** The same, and of the answer only its words. */
  public String text(String path, Map<String, ?> arguments) {
    return Words.of(run(path, arguments));
  }

  /**
   * Somebody answers the last prompt that takes it: with a reaction, or a text in its thread.
   *
   * @return what comes of it; empty when the prompt does not take that from this person
   */
  public Optional<Reply> answer(String given) {
    Optional<Open> counting = open.stream().filter(one -> counts(one.prompt(), given)).findFirst();
    if (counting.isEmpty()) {
      return Optional.empty();
    }
    Prompt prompt = counting.get().prompt();
    if (prompt.isOnce()) {
      open.remove(counting.get());
    }
    Answered answered =
        new Answered(
            "bench:" + ++questions,
            given,
            prompt.data(),
            counting.get().message(),
            new Spot.InRoom(origin.room(), Optional.of(origin.event()), origin.thread()),
            new Answered.Who(origin.sender(), origin.rank(), locale));
    return Optional.of(
        taken(named(context.continuations, prompt.name()).run(answered), answered.id()));
  }

  private boolean counts(Prompt prompt, String given) {
    Prompt.From from = prompt.from();
    boolean isTheirs = from.person().filter(p -> !p.equals(origin.sender())).isEmpty();
    boolean isOffered =
        !(prompt.kind() instanceof Prompt.Reactions offered) || offered.keys().contains(given);
    return isTheirs && isOffered && origin.rank().reaches(from.rank());
  }

  /** Something happens in a room; gives what all listeners for it answer. */
  public List<Reply> hear(Happening happening) {
    List<Reply> answers = new ArrayList<>();
    context.listeners.forEach(
        (listener, kinds) -> {
          if (kinds.contains(happening.kind())) {
            answers.add(taken(listener.hear(happening), happening.id().value()));
          }
        });
    return answers;
  }

  /** What the protections say of something, in a room in which nothing else has happened. */
  public Judgement judge(Happening happening) {
    return judge(happening, RoomView.of(happening.room()));
  }

  /** What the first protection that does not let it pass says of something. */
  public Judgement judge(Happening happening, RoomView room) {
    return context.protections.stream()
        .filter(protection -> protection.kinds().contains(happening.kind()))
        .map(protection -> protection.judge(happening, room))
        .filter(judgement -> !judgement.isPass())
        .findFirst()
        .orElse(Judgement.PASS);
  }

  /** A message in the room, by whoever asks at the moment. */
  public Happening.Message message(String body) {
    EventId id = new EventId("$said" + ++questions);
    var facts = new Happening.Facts(ROOM, id, origin.sender(), context.clock().instant());
    return new Happening.Message(facts, "m.text", body, Optional.empty(), Happening.Aim.NONE);
  }

  /** What a source of rules delivers. */
  public PolicyRevision rules(String source) {
    return context.sources.stream()
        .filter(one -> one.name().equals(source))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source " + source))
        .read()
        .toCompletableFuture()
        .join();
  }

  /** It is time for a task. */
  public Bench tick(String task) {
    Instant now = context.clock().instant();
    Task.Due due = new Task.Due(task + "@" + now.toEpochMilli(), now);
    named(context.tasks, task).run(due).toCompletableFuture().join();
    return this;
  }

  /** How something is that the plugin watches. */
  public Condition condition(String name) {
    return named(context.conditions, name).get().toCompletableFuture().join();
  }

  /** A request to one of its routes. */
  public RouteAnswer request(String route, RouteRequest request) {
    return named(context.routes, route).answer(request).toCompletableFuture().join();
  }

  /** What was said beside the answers, the first first. */
  public List<Said> said() {
    return context.voice.all();
  }

  /** What was shown meanwhile. */
  public List<Reply.Message> shown() {
    return context.voice.shown();
  }

  /** How often something was counted. */
  public long counted(String name) {
    return context.counts.getOrDefault(name, 0L);
  }

  /** What is kept under a key. */
  public Optional<String> kept(String key) {
    return context.memory.find(key).toCompletableFuture().join();
  }

  private static <T> T named(Map<String, T> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
  }

  private Reply taken(CompletionStage<Reply> answer, String id) {
    Reply reply = context.stored(answer.toCompletableFuture().join());
    return asked(reply, id);
  }

  private Reply asked(Reply reply, String id) {
    if (reply instanceof Reply.InThread thread) {
      return new Reply.InThread(asked(thread.inside(), id));
    }
    if (reply instanceof Reply.Asking asking) {
      open.add(0, new Open(asking.prompt(), new Reply.Answer(id, 0)));
      return asked(asking.reply(), id);
    }
    return reply;
  }

  private Invocation invocation(CommandSpec spec, List<String> path, Map<String, ?> arguments) {
    Map<String, List<?>> values = new HashMap<>();
    spec.parameters()
        .forEach(
            parameter ->
                Line.preset(parameter).ifPresent(v -> values.put(parameter.name(), List.of(v))));
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
}
