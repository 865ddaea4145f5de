package dev.althing;

import dev.althing.check.Seen;
import dev.althing.config.CannotStart;
import dev.althing.config.CommunitySettings;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.OwnFolder;
import dev.althing.config.Secret;
import dev.althing.config.Settings;
import dev.althing.config.Version;
import dev.althing.health.HealthRegistry;
import dev.althing.imports.GameImport;
import dev.althing.imports.Imported;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseProblem;
import dev.althing.journal.DatabaseSettings;
import dev.althing.matrix.client.RequestObserver;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.session.Enrolment;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SessionStore;
import dev.althing.matrix.id.UserId;
import dev.althing.metrics.PrometheusMetrics;
import dev.althing.sandbox.Community;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxException;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.spi.RoomReference;
import dev.althing.start.Application;
import dev.althing.start.Running;
import dev.althing.start.SignedIn;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place where the parts of the program are chosen. */
final class Wiring implements Application {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Wiring(Clock clock) {
    this.clock = clock;
  }

  /** What the command line starts. */
  static Application application() {
    return new Wiring(Clock.systemUTC());
  }

  @Override
  public Running bot(Settings settings) {
    if (settings.homeserver() instanceof Remote remote) {
      return Bot.start(parts(settings, botData(settings)), remote);
    }
    CompletableFuture<Sandbox> sandbox = meanwhile("sandbox", () -> startSandbox(settings));
    CompletableFuture<Parts> parts = meanwhile("parts", () -> parts(settings, botData(settings)));
    try {
      Bot bot = botIn(sandbox.join(), parts.join());
      return Sandboxed.with(sandbox.join(), bot, settings.commands().prefix());
    } catch (RuntimeException fault) {
      sandbox.thenAccept(Sandbox::close).exceptionally(none -> null).join();
      parts.thenAccept(made -> made.database().close()).exceptionally(none -> null).join();
      throw fault;
    }
  }

  /** On a thread of its own: classes are loaded most of the time, which two can do. */
  private static <T> CompletableFuture<T> meanwhile(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "start-" + name).start());
  }

  @Override
  public Running sandbox(Settings settings) {
    Sandbox sandbox = startSandbox(settings);
    sandbox.community();
    return new Sandboxed(sandbox, Sandboxed.NO_BOT);
  }

  @Override
  public Seen look(Settings settings, List<String> warnings) {
    return with(tools -> new Inspection(settings, tools, random).look(warnings));
  }

  @Override
  public Imported importGames(Settings settings, Path file, boolean applies) {
    return new GameImport(settings, clock, random).from(file, applies);
  }

  @Override
  public SignedIn signIn(Settings settings, Remote homeserver) {
    Path file = SessionStore.in(botData(settings));
    var store = new SessionStore(file);
    try {
      Session session =
          with(tools -> Inspection.await(new Enrolment(tools, store, random).enter(homeserver)));
      return new SignedIn(session.user(), session.device().orElseThrow(), file);
    } catch (CompletionException failed) {
      throw Bot.reason(failed);
    }
  }

  private <T> T with(Function<HttpTransport.Tools, T> use) {
    ExecutorService blocking = threads("blocking", 16);
    try {
      return use.apply(HttpTransport.Tools.of(blocking, clock, RequestObserver.NONE));
    } finally {
      blocking.shutdownNow();
    }
  }

  private Sandbox startSandbox(Settings settings) {
    SandboxSettings sandbox =
        SandboxSettings.inMemory().with(clock, random).onPort(settings.listeners().sandboxPort());
    Optional<Path> data = settings.storage().data().map(root -> root.resolve("sandbox"));
    data.ifPresent(Wiring::create);
    try {
      return Sandbox.start(data.map(sandbox::keptIn).orElse(sandbox));
    } catch (SandboxException fault) {
      throw new CannotStart(
          fault.getMessage() + " Set ALTHING_SANDBOX_PORT to another port, or to 0 for a free one.",
          fault);
    }
  }

  /** The bot in the sandbox: the moderator owns it, and everybody may invite it. */
  private Bot botIn(Sandbox sandbox, Parts parts) {
    Settings settings = parts.settings();
    Community community = sandbox.community();
    Set<UserId> owners = new HashSet<>(settings.community().owners());
    owners.add(new UserId(community.moderator()));
    CommunitySettings here =
        new CommunitySettings(
            Optional.of(
                settings
                    .community()
                    .managementRoom()
                    .orElse(new RoomReference(community.management(), List.of()))),
            owners,
            settings.community().join(),
            settings.community().invites(),
            settings.community().features());
    Remote remote =
        new Remote(
            new HomeserverSettings.Address.Url(sandbox.url()),
            new HomeserverSettings.Login.Password(
                community.bot(), new Secret(community.botPassword())),
            "Althing");
    Settings adjusted =
        new Settings(
            remote,
            settings.storage(),
            here,
            settings.commands(),
            settings.rooms(),
            settings.locality(),
            settings.listeners(),
            settings.operation());
    return Bot.start(parts.with(adjusted), remote);
  }

  static Path botData(Settings settings) {
    return settings.storage().data().map(root -> root.resolve("bot")).orElseGet(Scratch::directory);
  }

  Parts parts(Settings settings, Path data) {
    create(data);
    Database database = open(settings);
    ExecutorService blocking = threads("blocking", 16);
    HealthRegistry.Limits limits =
        new HealthRegistry.Limits(
            settings.operation().health().reuse(), settings.operation().health().limit());
    return new Parts(
        settings,
        data,
        database,
        new HealthRegistry(clock, blocking, limits),
        new PrometheusMetrics(Version.current()),
        clock,
        random,
        blocking);
  }

  private Database open(Settings settings) {
    try {
      return Database.connect(DatabaseSettings.of(settings.storage()), clock, random);
    } catch (DatabaseProblem problem) {
      throw new CannotStart(String.valueOf(problem.getMessage()), problem);
    }
  }

  /** Bounded threads that may wait; idle ones go. */
  private static ExecutorService threads(String name, int most) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(10_000),
            task -> {
              Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static void create(Path data) {
    try {
      OwnFolder.make(data);
      if (OwnFolder.isOpenToOthers(data)) {
        LOG.warn("{} can be entered by other users of this machine: chmod 700 {}", data, data);
      }
    } catch (IOException fault) {
      throw new CannotStart(
          "the data directory " + data + " cannot be written: " + fault.getMessage(), fault);
    }
  }
}
