package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.check.Seen;
import dev.althing.config.CannotStart;
import dev.althing.config.Version;
import dev.althing.journal.DatabaseProblem;
import dev.althing.start.Machine;
import dev.althing.start.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
  private final FakeApplication application = new FakeApplication();
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<Runnable> signal = new CompletableFuture<>();
  private final List<Integer> halts = new ArrayList<>();
  private final CompletableFuture<Integer> halted = new CompletableFuture<>();

  @TempDir Path directory;

  @Test
  void runsTheBotUntilASignal() {
    var exit = inBackground(() -> run());

    signalled();

    assertThat(exit.join()).isZero();
    assertThat(application.started).containsExactly("bot");
    assertThat(application.stopped).isCompleted();
    assertThat(out.toString()).contains("The bot is up.");
  }

  @Test
  void runsTheSandboxAlone() {
    var exit = inBackground(() -> run("sandbox"));

    signalled();

    assertThat(exit.join()).isZero();
    assertThat(application.started).containsExactly("sandbox");
  }

  @Test
  void endsWithTheApplicationAndItsFault() {
    application.ended.completeExceptionally(new IllegalStateException("the lease is gone"));

    assertThat(run("run")).isEqualTo(1);
    assertThat(err.toString()).contains("the lease is gone");
    assertThat(application.stopped).isCompleted();
  }

  @Test
  void aReasonToEndIsOneLine() {
    application.ended.completeExceptionally(new CannotStart("the password is wrong"));

    assertThat(run("run")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("Althing had to end: the password is wrong\n");
  }

  @Test
  void endsWithTheApplicationThatEndsByItself() {
    application.ended.complete(null);

    assertThat(run("run")).isZero();
  }

  @Test
  void aStopThatFailsIsAnError() {
    application.ended.complete(null);
    application.stopped.completeExceptionally(new IllegalStateException("no end"));

    assertThat(run("run")).isEqualTo(1);
  }

  @Test
  void printsAllProblemsAndStartsNothing() throws IOException {
    environment.put("ALTHING_OWNERS", "alice");
    var file = Files.writeString(directory.resolve("a.conf"), "althing.ops.prt = 1\n");

    assertThat(run("--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("althing.owners")
        .contains(file + ":1: althing.ops.prt")
        .contains("did you mean althing.ops.port?");
    assertThat(application.started).isEmpty();
  }

  @Test
  void theFileMayStandBeforeOrAfterTheCommand() throws IOException {
    var file = Files.writeString(directory.resolve("a.conf"), "althing.nonsense = 1\n");

    assertThat(run("--config", file.toString(), "run")).isEqualTo(2);
    assertThat(run("run", "--config", file.toString())).isEqualTo(2);
    assertThat(run("sandbox", "--config", file.toString())).isEqualTo(2);
  }

  @Test
  void withoutSandboxAHomeserverIsNeeded() {
    assertThat(run("run", "--no-sandbox")).isEqualTo(2);
    assertThat(run("--no-sandbox")).isEqualTo(2);
    assertThat(err.toString()).contains("ALTHING_HOMESERVER");
    assertThat(application.started).isEmpty();
  }

  @Test
  void withoutSandboxAConfiguredHomeserverWillDo() {
    configureHomeserver();
    application.ended.complete(null);

    assertThat(run("run", "--no-sandbox")).isZero();
    assertThat(application.started).containsExactly("bot");
  }

  @Test
  void saysWhatCannotBeDoneYet() {
    configureHomeserver();
    application.ended.complete(null);

    run();

    assertThat(out.toString())
        .contains("No owner is configured")
        .contains("No management room is configured");
  }

  @Test
  void aReasonNotToStartIsOneLine() {
    application.fault = new CompletionException(new CannotStart("the port is taken"));

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("Althing cannot start: the port is taken\n");
  }

  @Test
  void aProblemWithTheDatabaseIsOneLine() {
    application.fault = new DatabaseProblem("the database is newer than the program", null);

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("Althing cannot start: the database is newer than the program\n");
  }

  @Test
  void aFaultAtStartIsAnError() {
    application.fault = new IllegalStateException("oops");

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("oops").hasLineCount(1);
  }

  @Test
  void aSecondSignalEndsTheProcessAtOnce() {
    application.stopsAtOnce = false;
    var exit = inBackground(() -> run());

    signalled();
    signalled();

    assertThat(halts).containsExactly(Stop.ASKED_AGAIN);
    application.stopped.complete(null);
    assertThat(exit.join()).isZero();
  }

  @Test
  void aSignalDuringAStartThatWaitsEndsTheProgram() {
    application.mayStart = new CompletableFuture<>();
    var exit = inBackground(() -> run(Duration.ofSeconds(3)));

    signalled();

    assertThat(exit.join()).isZero();
    application.mayStart.complete(null);
  }

  @Test
  void aSignalDuringAStartLetsItEndFirst() {
    application.mayStart = new CompletableFuture<>();
    var exit = inBackground(() -> run());

    signalled();
    application.mayStart.complete(null);

    assertThat(exit.join()).isZero();
    assertThat(application.stopped).isCompleted();
  }

  @Test
  void aStopThatTakesTooLongEndsTheProcess() {
    application.stopsAtOnce = false;
    var exit = inBackground(() -> run(Duration.ofMillis(20)));

    signalled();

    assertThat(halted.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo(Stop.LATE);
    application.stopped.complete(null);
    exit.join();
  }

  @Test
  void printsTheVersion() {
    assertThat(run("version")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString())
        .isEqualTo("althing %s\nalthing %s\n".formatted(Version.current(), Version.current()));
    assertThat(Version.current()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void printsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--config", "sandbox", "version", "login", "check", "generate-completion")
        .contains("Exit codes:", "docs/operating.md");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void checkSaysWhetherTheBotCanRunAndStartsNothing() throws IOException {
    assertThat(run("check")).isZero();
    assertThat(out.toString()).contains("ok    Homeserver: none").endsWith("All is well.\n");

    application.seen = away();
    assertThat(run("check")).isEqualTo(1);
    assertThat(out.toString()).contains("FAIL  Homeserver: nowhere is not to be had: gone.");

    var file = Files.writeString(directory.resolve("a.conf"), "althing.ops.prt = 1\n");
    assertThat(run("check", "--config", file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAIL  Configuration: " + file + ":1: althing.ops.prt is not a setting.")
        .contains("did you mean althing.ops.port?");
    assertThat(application.started).isEmpty();
  }

  private Seen away() {
    Seen well = application.seen;
    return new Seen(
        well.remarks(),
        well.folder(),
        well.database(),
        new Seen.Server.Away("nowhere", "gone"),
        well.account(),
        well.rooms(),
        well.limits());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(run("--sandbx")).isEqualTo(2);
    assertThat(run("fly")).isEqualTo(2);
    assertThat(application.started).isEmpty();
  }

  private void configureHomeserver() {
    environment.put("ALTHING_HOMESERVER", "example.org");
    environment.put("ALTHING_ACCESS_TOKEN", "token-of-the-test");
  }

  private void signalled() {
    signal.orTimeout(60, TimeUnit.SECONDS).join().run();
  }

  private static CompletableFuture<Integer> inBackground(Supplier<Integer> run) {
    return CompletableFuture.supplyAsync(run, task -> new Thread(task).start())
        .orTimeout(60, TimeUnit.SECONDS);
  }

  private int run(String... arguments) {
    return run(Duration.ofMinutes(5), arguments);
  }

  private int run(Duration stopLimit, String... arguments) {
    var machine =
        new Machine(
            environment,
            new ScriptedTerminal(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            signal::complete,
            exit -> {
              halts.add(exit);
              halted.complete(exit);
            });
    return new Main(application, machine, stopLimit).run(arguments);
  }
}
