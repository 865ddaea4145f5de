package dev.althing.start;

import dev.althing.check.CheckView;
import dev.althing.check.Finding;
import dev.althing.check.Rules;
import dev.althing.config.CannotStart;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Settings;
import dev.althing.config.reading.SettingsReader;
import dev.althing.imports.ImportView;
import dev.althing.imports.Imported;
import dev.althing.journal.DatabaseProblem;
import dev.althing.sandbox.SandboxException;
import dev.althing.trouble.Causes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the program, from reading its settings to its exit code. */
public final class Launch {
  static final int DONE = 0;
  public static final int FAILED = 1;
  static final int MISCONFIGURED = 2;

  private static final String HOMESERVER = "ALTHING_HOMESERVER";
  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

  private final Application application;
  private final Machine machine;
  private final Duration stopLimit;

  public Launch(Application application, Machine machine, Duration stopLimit) {
    this.application = application;
    this.machine = machine;
    this.stopLimit = stopLimit;
  }

  /** Runs the bot until it is stopped. */
  int bot(Optional<Path> file, boolean sandboxAllowed) {
    return withSettings(
        file,
        settings -> {
          if (!sandboxAllowed && settings.homeserver() instanceof HomeserverSettings.Embedded) {
            return refuse(CommandLineView.problems(List.of(CommandLineView.noHomeserver())));
          }
          settings.cannotYet().forEach(machine.out()::println);
          return run(() -> application.bot(settings));
        });
  }

  /** Runs the embedded homeserver until it is stopped. */
  int sandbox(Optional<Path> file) {
    return withSettings(file, settings -> run(() -> application.sandbox(settings)));
  }

  /** Says whether the bot can run like this, and what stands in the way. */
  int check(Optional<Path> file) {
    var loaded = SettingsReader.load(file, machine.environment());
    if (loaded instanceof Settings.Loaded.Refused refused) {
      return report(Rules.refused(refused.problems()), Locale.ENGLISH);
    }
    var usable = (Settings.Loaded.Usable) loaded;
    try {
      var seen = application.look(usable.settings(), usable.warnings());
      return report(Rules.judge(seen), usable.settings().locality().language());
    } catch (RuntimeException fault) {
      return failedToStart(fault);
    }
  }

  /** Signs in once, for the runs to come; asks for what is not known. */
  int login(Optional<Path> file, LoginDialogue dialogue) {
    var known = new HashMap<>(machine.environment());
    dialogue.givenHomeserver().ifPresent(given -> known.put(HOMESERVER, given));
    return withSettings(
        file,
        known,
        settings -> {
          if (settings.homeserver() instanceof Remote homeserver) {
            return signIn(settings, homeserver, dialogue);
          }
          Optional<String> answer = dialogue.homeserver();
          answer.ifPresent(given -> known.put(HOMESERVER, given));
          return answer.isEmpty()
              ? refuse(CommandLineView.noAnswer())
              : withSettings(
                  file, known, found -> signIn(found, (Remote) found.homeserver(), dialogue));
        });
  }

  private int signIn(Settings settings, Remote homeserver, LoginDialogue dialogue) {
    if (!(homeserver.login() instanceof Login.Kept kept)) {
      return refuse(CommandLineView.signsInByItself());
    }
    Optional<Login> login = dialogue.login(kept.user());
    if (login.isEmpty()) {
      return refuse(CommandLineView.noAnswer());
    }
    try {
      var signedIn =
          application.signIn(
              settings, new Remote(homeserver.address(), login.get(), homeserver.deviceName()));
      CommandLineView.signedIn(signedIn, homeserver.address()).forEach(machine.out()::println);
      machine.out().flush();
      return DONE;
    } catch (RuntimeException fault) {
      return notSignedIn(fault);
    }
  }

  /** Adds what people did with another bot, or only says what of it is new. */
  int importGames(Optional<Path> config, Path file, boolean applies) {
    return withSettings(
        config,
        settings -> {
          try {
            Imported imported = application.importGames(settings, file, applies);
            var view = new ImportView(settings.locality().language());
            machine.out().println(view.shown(imported));
            machine.out().flush();
            return imported instanceof Imported.Refused ? FAILED : DONE;
          } catch (RuntimeException fault) {
            return notImported(fault);
          }
        });
  }

  private int notImported(RuntimeException fault) {
    Throwable cause = Causes.of(fault);
    if (isReason(cause)) {
      LOG.debug("not imported", cause);
      machine.err().println(CommandLineView.notImported(String.valueOf(cause.getMessage())));
    } else {
      LOG.error("the import was ended by a fault", fault);
      machine.err().println(CommandLineView.importBroken(cause));
    }
    machine.err().flush();
    return FAILED;
  }

  private int notSignedIn(RuntimeException fault) {
    LOG.debug("not signed in", fault);
    String reason = String.valueOf(Causes.of(fault).getMessage());
    machine.err().println(CommandLineView.notSignedIn(reason));
    machine.err().flush();
    return FAILED;
  }

  private int report(List<Finding> findings, Locale language) {
    machine.out().println(new CheckView(language).shown(findings));
    machine.out().flush();
    return Rules.isFit(findings) ? DONE : FAILED;
  }

  private int withSettings(Optional<Path> file, Function<Settings, Integer> use) {
    return withSettings(file, machine.environment(), use);
  }

  private int withSettings(
      Optional<Path> file, Map<String, String> environment, Function<Settings, Integer> use) {
    var loaded = SettingsReader.load(file, environment);
    if (loaded instanceof Settings.Loaded.Refused refused) {
      return refuse(CommandLineView.problems(refused.problems()));
    }
    var usable = (Settings.Loaded.Usable) loaded;
    usable.warnings().forEach(it -> machine.err().println(CommandLineView.warning(it)));
    machine.err().flush();
    return use.apply(usable.settings());
  }

  private int refuse(String text) {
    machine.err().println(text);
    machine.err().flush();
    return MISCONFIGURED;
  }

  private interface Start {
    Running start();
  }

  private int run(Start start) {
    var stop = new Stop(machine, stopLimit);
    var starting = inBackground(start);
    Optional<Running> started;
    try {
      started = started(starting, stop);
    } catch (RuntimeException fault) {
      return failedToStart(fault);
    }
    if (started.isEmpty()) {
      machine.out().println(CommandLineView.stopping());
      machine.out().flush();
      return DONE;
    }
    Running running = started.get();
    running.greeting().forEach(machine.out()::println);
    machine.out().flush();
    var exit = awaitEnd(running, stop);
    stop.begin();
    return Math.max(exit, ended(running));
  }

  /** On a thread of its own, since a start may wait for others and a stop must not. */
  private static CompletableFuture<Running> inBackground(Start start) {
    return CompletableFuture.supplyAsync(start::start, task -> new Thread(task, "start").start());
  }

  /**
   * What was started; nothing when the stop was asked for before and the start still waits. To end
   * in the middle of a start loses no more than a crash would, which is nothing.
   */
  private Optional<Running> started(CompletableFuture<Running> starting, Stop stop) {
    CompletableFuture.anyOf(starting, stop.asked().toCompletableFuture()).join();
    return starting
        .thenApply(Optional::of)
        .completeOnTimeout(
            Optional.empty(), stopLimit.dividedBy(3).toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private int awaitEnd(Running running, Stop stop) {
    try {
      CompletableFuture.anyOf(
              stop.asked().toCompletableFuture(), running.ended().toCompletableFuture())
          .join();
    } catch (CompletionException fault) {
      return failed(fault);
    }
    machine.out().println(CommandLineView.stopping());
    machine.out().flush();
    return DONE;
  }

  private int ended(Running running) {
    try {
      running.stop().toCompletableFuture().join();
      return DONE;
    } catch (CompletionException fault) {
      return failed(fault);
    }
  }

  private int failed(CompletionException fault) {
    var cause = Causes.of(fault);
    if (isReason(cause)) {
      LOG.debug("had to end", cause);
      machine.err().println(CommandLineView.hadToEnd(String.valueOf(cause.getMessage())));
    } else {
      LOG.error("ended by a fault", fault);
      machine.err().println(CommandLineView.failed(cause));
    }
    machine.err().flush();
    return FAILED;
  }

  private int failedToStart(RuntimeException fault) {
    var cause = Causes.of(fault);
    if (isReason(cause)) {
      LOG.debug("cannot start", cause);
      machine.err().println(CommandLineView.cannotStart(String.valueOf(cause.getMessage())));
    } else {
      LOG.error("cannot start", fault);
      machine.err().println(CommandLineView.failedToStart(cause));
    }
    machine.err().flush();
    return FAILED;
  }

  /** Whether the message alone tells an operator what to do. */
  private static boolean isReason(Throwable cause) {
    return cause instanceof CannotStart
        || cause instanceof DatabaseProblem
        || cause instanceof SandboxException;
  }
}
