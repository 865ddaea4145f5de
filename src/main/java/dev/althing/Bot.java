package dev.althing;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import dev.althing.command.Registry;
import dev.althing.config.CannotStart;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Version;
import dev.althing.entity.lease.Lease;
import dev.althing.health.probe.Surroundings;
import dev.althing.http.Binding;
import dev.althing.http.Ops;
import dev.althing.http.PluginRoutes;
import dev.althing.http.Public;
import dev.althing.journal.event.JournalSetup;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SignIn;
import dev.althing.spi.plugin.web.RouteAnswer;
import dev.althing.spi.plugin.web.RouteRequest;
import dev.althing.start.Running;
import dev.althing.trouble.Causes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running bot: its start, and its end. */
final class Bot implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
  private static final Duration PULSE = Duration.ofSeconds(30);
  private static final Duration FIRST_SIGN_IN = Duration.ofSeconds(20);
  private static final Duration FINISHING = Duration.ofSeconds(4);
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Parts parts;
  private final Remote homeserver;
  private final Lease lease;
  private final Seams seams;
  private final Checks checks;
  private final SignIn signIn;
  private final ActorSystem<Althing.Command> system;
  private final List<Binding> listeners = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Assembly.Life> life = new CompletableFuture<>();

  /** Starts; comes back when the bot runs, or goes on trying to reach its homeserver. */
  static Bot start(Parts parts, Remote homeserver) {
    return start(parts, homeserver, Seams.open());
  }

  /**
   * Starts likewise.
   *
   * @param seams what is put into the way of messages
   */
  static Bot start(Parts parts, Remote homeserver, Seams seams) {
    Bot[] bot = new Bot[1];
    Lease lease =
        Lease.take(parts.database(), UUID.randomUUID().toString(), Lease.TERM, () -> lost(bot[0]));
    try {
      parts.database().migrate();
      bot[0] = new Bot(parts, homeserver, lease, seams);
      bot[0].listen();
      bot[0].begin();
      return bot[0];
    } catch (RuntimeException fault) {
      if (bot[0] == null) {
        lease.close();
        parts.database().close();
      } else {
        bot[0].stop().toCompletableFuture().join();
      }
      throw fault;
    }
  }

  private Bot(Parts parts, Remote homeserver, Lease lease, Seams seams) {
    this.parts = parts;
    this.homeserver = homeserver;
    this.lease = lease;
    this.seams = seams;
    this.checks = new Checks(parts.clock());
    checks.register(parts.health(), parts.database());
    surroundings().watch(parts.settings().operation().health().services(), parts.health());
    HttpTransport.Tools tools =
        HttpTransport.Tools.of(
            parts.blocking(),
            parts.clock(),
            new Observations(parts.metrics(), parts.clock()).requests());
    this.signIn = new SignIn(tools, parts.data(), parts.random());
    this.system =
        ActorSystem.create(
            Althing.create(this::beat),
            "althing",
            JournalSetup.of(parts.database(), BuiltIns.format(), ConfigFactory.load()));
  }

  private void listen() {
    var where = parts.settings().listeners();
    where
        .ops()
        .map(at -> Ops.open(system, at, parts.health(), parts.metrics()::text))
        .ifPresent(opening -> listen("Health and metrics", opening));
    where
        .open()
        .map(at -> Public.open(system, at, List.of(PluginRoutes.of(this::answer))))
        .ifPresent(opening -> listen("Public listener", opening));
  }

  private CompletionStage<RouteAnswer> answer(String plugin, RouteRequest request) {
    return life.isDone()
        ? life.join().plugins().answers().answer(plugin, request)
        : CompletableFuture.completedFuture(RouteAnswer.text(503, "not yet"));
  }

  private void listen(String name, CompletionStage<Binding> opening) {
    Binding binding = opening.toCompletableFuture().join();
    listeners.add(binding);
    var address = binding.address();
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    addresses.add("%s: http://%s:%d".formatted(name, shown, address.getPort()));
  }

  private void begin() {
    signIn
        .to(homeserver)
        .thenCompose(this::assembled)
        .whenComplete(
            (done, fault) -> {
              if (fault == null) {
                begun.complete(null);
              } else {
                CannotStart reason = reason(fault);
                begun.completeExceptionally(reason);
                ended.completeExceptionally(reason);
              }
            });
    try {
      begun.get(FIRST_SIGN_IN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("the homeserver does not answer yet; I go on trying");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    }
  }

  private Surroundings surroundings() {
    return new Surroundings(parts.clock(), parts.settings().operation().health().limit());
  }

  private CompletionStage<Void> assembled(Session session) {
    if (parts.settings().operation().health().watchesHomeserver()) {
      surroundings().watchHomeserver(session.user().server(), parts.health());
    }
    return new Assembly(parts, session, checks, seams)
        .begin(system)
        .thenCompose(
            living -> {
              life.complete(living);
              // Whoever reads the greeting may write at once: that must not count as history.
              return living.status().firstCaughtUp();
            })
        .thenAccept(
            caughtUp -> {
              parts.health().becomeReady();
              parts.health().report();
            });
  }

  static CannotStart reason(Throwable fault) {
    if (Causes.of(fault) instanceof CannotStart reason) {
      return reason;
    }
    Throwable bare = Causes.of(fault);
    String text =
        MatrixException.errorOf(fault)
            .map(MatrixError::describe)
            .orElseGet(
                () -> bare instanceof UncheckedIOException file ? say(file) : bare.toString());
    return new CannotStart(text, fault);
  }

  private static String say(UncheckedIOException fault) {
    return fault.getMessage() + ": " + Causes.chain(fault).skip(1).findFirst().orElse(fault);
  }

  /**
   * What must be looked after now and then: the health, for the log and for the round trip, and
   * what was not found yet.
   */
  private Duration beat() {
    parts.health().report();
    if (life.isDone()) {
      life.join().pulse().run();
    }
    return PULSE;
  }

  private static void lost(@Nullable Bot bot) {
    LOG.error("another process has taken the database over; ending");
    if (bot != null) {
      bot.lost();
    }
  }

  private void lost() {
    ended.completeExceptionally(
        new CannotStart("another Althing has taken over the database of this one"));
  }

  /** The commands there are at the moment: none before the bot lives. */
  Registry commands() {
    return life.isDone() ? life.join().router().get().registry() : Registry.EMPTY;
  }

  @Override
  public List<String> greeting() {
    List<String> lines = new ArrayList<>();
    lines.add("Althing " + Version.current() + " is running.");
    lines.addAll(addresses);
    return lines;
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended;
  }

  @Override
  public CompletionStage<Void> stop() {
    if (stopping.compareAndSet(false, true)) {
      signIn.stop();
      new Thread(this::finish, "stop").start();
    }
    return ended.handle((done, fault) -> null);
  }

  /** On a thread of its own: waits for what is under way, then ends one after the other. */
  private void finish() {
    try {
      close();
    } finally {
      ended.complete(null);
    }
  }

  private void close() {
    awaitQuiet();
    if (life.isDone()) {
      life.join().plugins().close();
    }
    listeners.forEach(
        listener ->
            listener
                .close(CLOSING)
                .toCompletableFuture()
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .join());
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, 2, TimeUnit.SECONDS)
        .join();
    lease.close();
    parts.database().close();
    parts.blocking().shutdownNow();
    parts.metrics().close();
  }

  /** Without a database nothing gets finished. */
  private void awaitQuiet() {
    if (!life.isDone()) {
      return;
    }
    life.join().quiet();
    var end = parts.clock().instant().plus(FINISHING);
    while (parts.clock().instant().isBefore(end)
        && parts.database().outage().isEmpty()
        && (life.join().status().isBusy() || checks.waiting() > 0)) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
