package dev.althing;

import static dev.althing.testing.Eventually.eventually;

import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Settings;
import dev.althing.config.reading.SettingsReader;
import dev.althing.health.HealthReport;
import dev.althing.journal.DatabaseSettings;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.sandbox.Community;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.testing.Databases;
import dev.althing.testing.Heard;
import dev.althing.testing.Interpreter;
import dev.althing.testing.MovableClock;
import dev.althing.testing.Person;
import dev.althing.testing.Stages;
import dev.althing.testing.Transcript;
import dev.althing.testing.Wire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole bot in a sandbox, in this process, for tests that read like transcripts.
 *
 * <pre>{@code
 * static final BotRig rig = BotRig.start();          // one for a class; close it @AfterAll
 *
 * String room = rig.room("alice", "bob");              // one for a test
 * rig.alice().says(room, "!count +");
 * assertThat(rig.said(room)).isEqualTo("1");
 * }</pre>
 */
public final class BotRig implements AutoCloseable {
  /** How a rig differs from the usual one. */
  record Plan(Function<Community, String> conf, Optional<DatabaseSettings> database, Seams seams) {
    /** The same with more lines of configuration, within {@code althing { }}. */
    public Plan conf(String lines) {
      return conf(community -> lines);
    }

    /** The same with more lines of configuration that name rooms or users of the sandbox. */
    public Plan conf(Function<Community, String> lines) {
      return new Plan(all -> conf.apply(all) + "\n" + lines.apply(all), database, seams);
    }

    /** The same over a database that survives {@link BotRig#stop}. */
    public Plan on(Databases kind) {
      boolean isFile = kind == Databases.H2;
      return new Plan(conf, isFile ? Optional.empty() : Optional.of(kind.fresh()), seams);
    }

    /** The same over this database. */
    Plan on(DatabaseSettings one) {
      return new Plan(conf, Optional.of(one), seams);
    }

    /** The same with somebody who sees every event before its room does, and may throw. */
    public Plan probe(Consumer<RoomEvent> seer) {
      return through(seams.probe(seer));
    }

    /** The same with something else in the way of messages. */
    Plan through(Seams others) {
      return new Plan(conf, database, others);
    }

    /** Starts it all. */
    public BotRig start() {
      return new BotRig(this);
    }
  }

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final MovableClock clock = new MovableClock();
  private final MovableClock homeserverClock = new MovableClock();
  private final Sandbox sandbox;
  private final Community community;
  private final Plan plan;
  private final Path data;
  private final Settings settings;
  private final Interpreter interpreter;
  private final Wire wire;
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Map<String, Transcript> transcripts = new HashMap<>();
  private Parts parts;
  private Bot bot;

  private BotRig(Plan plan) {
    this.plan = plan;
    this.data = directory();
    this.sandbox =
        Sandbox.start(SandboxSettings.inMemory().with(homeserverClock, new SecureRandom()));
    this.community = sandbox.community();
    this.interpreter = new Interpreter(sandbox.url());
    this.wire = new Wire(sandbox.url());
    this.settings = settings(plan);
    resume();
  }

  /** A bot as it comes, in a database in memory. */
  public static BotRig start() {
    return plan().start();
  }

  /** The usual rig: everybody may invite the bot and be fast, the moderator owns it. */
  static Plan plan() {
    return new Plan(community -> "", Optional.of(DatabaseSettings.inMemory()), Seams.open());
  }

  private Settings settings(Plan chosen) {
    try {
      Path file = data.resolve("althing.conf");
      Files.writeString(
          file,
          """
          althing {
            invites.accept = everyone
            commands.cooldown { user.every = 0s, room.every = 0s }
            ops.port = off
            owners = ["%s"]
            management-room = "%s"
            %s
          }
          """
              .formatted(
                  community.moderator(), community.management(), chosen.conf().apply(community)));
      Map<String, String> environment = new HashMap<>();
      environment.put("ALTHING_HOMESERVER", interpreter.url().toString());
      environment.put("ALTHING_USER", community.bot());
      environment.put("ALTHING_PASSWORD", community.botPassword());
      environment.put("ALTHING_DATA", data.toString());
      environment.put("ALTHING_PLUGINS", data.resolve("jars").toString());
      chosen.database().ifPresent(database -> name(database, environment));
      var loaded = SettingsReader.load(Optional.of(file), environment);
      if (loaded instanceof Settings.Loaded.Usable usable) {
        return usable.settings();
      }
      throw new AssertionError(loaded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void name(DatabaseSettings database, Map<String, String> environment) {
    environment.put("ALTHING_DB_URL", database.url());
    environment.put("ALTHING_DB_USER", database.user());
    if (!database.password().reveal().isEmpty()) {
      environment.put("ALTHING_DB_PASSWORD", database.password().reveal());
    }
  }

  /** The homeserver. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** Who stands between the homeserver and the bot, faithful until told otherwise. */
  public Interpreter interpreter() {
    return interpreter;
  }

  /** The rooms and people that are there from the beginning. */
  public Community community() {
    return community;
  }

  /** The bot's clock, which may be set alone; the homeserver has one of its own. */
  public MovableClock clock() {
    return clock;
  }

  /** The bot's own id. */
  public String bot() {
    return community.bot();
  }

  /** Its data directory. */
  Path data() {
    return data;
  }

  /** What the bot was configured with. */
  public Settings settings() {
    return settings;
  }

  /** The bot's account from another device. */
  Person itself() {
    return device(bot());
  }

  /** What runs below the bot: database, health, metrics. */
  Parts parts() {
    return parts;
  }

  /** Where one of the bot's listeners is, as its greeting says. */
  String address(String listener) {
    return bot.greeting().stream()
        .filter(line -> line.startsWith(listener + ": "))
        .map(line -> line.substring(listener.length() + 2))
        .findFirst()
        .orElseThrow();
  }

  /** How everything is just now. */
  public HealthReport health() {
    return Stages.await(parts.health().report());
  }

  /** A person on the homeserver, registered when first named. */
  public Person person(String name) {
    return people.computeIfAbsent(name, it -> device(sandbox.seed().account(it, password(it))));
  }

  /** The moderator's password is the one that everybody knows. */
  private static String password(String name) {
    return name.equals("moderator") ? Community.MODERATOR_PASSWORD : "pw-" + name;
  }

  /** Alice. */
  public Person alice() {
    return person("alice");
  }

  /** Bob. */
  public Person bob() {
    return person("bob");
  }

  /** The moderator: owner of the bot, in charge of the management room. */
  public Person moderator() {
    return person("moderator");
  }

  /** A new public room of the first of these people, with the others and the bot in it. */
  public String room(String... names) {
    String name = "Room " + COUNT.incrementAndGet();
    String room = person(names[0]).createsRoom(name);
    for (int i = 1; i < names.length; i++) {
      person(names[i]).joins(room);
    }
    person(names[0]).invites(room, bot());
    awaitBot(room);
    return room;
  }

  /** Waits until the bot is in a room and has seen that itself. */
  public void awaitBot(String room) {
    eventually("the bot is in " + room, () -> sandbox.seed().isJoined(room, bot()));
  }

  /** What the bot says next in a room, as plain text. */
  public String said(String room) {
    return heard(room).text();
  }

  /** The next thing the bot sends into a room. */
  public Heard heard(String room) {
    return transcript(room).next();
  }

  /** So many next things the bot sends into a room. */
  public List<Heard> heard(String room, int count) {
    return Stream.generate(() -> heard(room)).limit(count).toList();
  }

  /**
   * Makes sure that the bot has nothing more to say in a room: somebody asks something new, and
   * that is what is answered next.
   */
  public void nothingElse(String room, Person asker) {
    String question = asker.says(room, "!version");
    Heard next = heard(room);
    if (!next.repliesTo().equals(question)) {
      throw new AssertionError("nobody asked for: " + next);
    }
  }

  private Person device(String user) {
    return new Person(wire, user, sandbox.seed().login(user, null));
  }

  private synchronized Transcript transcript(String room) {
    return transcripts.computeIfAbsent(room, it -> new Transcript(device(bot()), it));
  }

  /** Stops the bot as a signal would; the homeserver goes on. */
  public void stop() {
    Stages.await(bot.stop());
  }

  /** Starts the bot again; comes back when it has caught up. */
  public void resume() {
    parts = new Wiring(clock).parts(settings, Wiring.botData(settings));
    bot = Bot.start(parts, (Remote) settings.homeserver(), plan.seams());
    Sandboxed.with(sandbox, bot, settings.commands().prefix());
    eventually("the bot has caught up", () -> parts.health().isReady());
  }

  /** Time goes by, for bot and homeserver; what is due then is seen to within a second. */
  public void timePasses(Duration time) {
    clock.advance(time);
    homeserverClock.advance(time);
  }

  @Override
  public void close() {
    stop();
    interpreter.close();
    sandbox.close();
    delete(data.getParent());
  }

  private static Path directory() {
    try {
      return Files.createDirectory(Files.createTempDirectory("rig").resolve("althing"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
