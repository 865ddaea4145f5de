package dev.althing.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.Version;
import dev.althing.journal.DatabaseSettings;
import dev.althing.testing.Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody meets who starts the packaged program for the first time, rightly or wrongly. */
final class FirstStartIT {
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration REFUSAL = Duration.ofMinutes(2);
  private static final Pattern PAGE = Pattern.compile("(?m)^ +Try it: +(\\S+)$");

  private final Map<String, String> environment = new HashMap<>();
  private final List<Program> programs = new ArrayList<>();

  @TempDir Path directory;

  @BeforeEach
  void takeFreePorts() {
    environment.put("ALTHING_SANDBOX_PORT", "0");
    environment.put("ALTHING_OPS_PORT", "0");
  }

  @AfterEach
  void endAll() {
    programs.forEach(Program::close);
  }

  private Program start(String... arguments) {
    Program program = Program.start(directory, environment, arguments);
    programs.add(program);
    return program;
  }

  /** Starts what must refuse to, and says why in one line. */
  private String refusal(int exit, String... arguments) {
    Program program = start(arguments);
    assertThat(program.exit(REFUSAL)).as(program.output()).isEqualTo(exit);
    assertThat(program.output()).doesNotContain("\tat ", "is running.");
    return program.output();
  }

  private String reason(String... arguments) {
    List<String> lines =
        refusal(1, arguments).lines().filter(line -> line.contains("cannot start")).toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static String page(Program program) {
    Matcher page = PAGE.matcher(program.saying("Ctrl-C stops it.").output());
    assertThat(page.find()).as(program.output()).isTrue();
    return page.group(1);
  }

  @Test
  void withoutConfigurationItSaysWhereToTryItAndStopsWhenAsked() throws Exception {
    Program program = start();

    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(page(program))).build(), BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html");
    assertThat(program.ops("/health").statusCode()).isEqualTo(200);

    program.terminate();
    assertThat(program.exit(STOP)).isZero();
    assertThat(program.output()).doesNotContain("WARN", "ERROR", "Exception");
    try (var files = Files.list(directory)) {
      assertThat(files.filter(Files::isDirectory)).as("nothing is left behind").isEmpty();
    }
  }

  @Test
  void theSandboxAloneStopsWhenAsked() {
    Program program = start("sandbox");
    page(program);

    program.terminate();
    assertThat(program.exit(STOP)).isZero();
  }

  @Test
  void tellsItsVersionAndItsUsage() {
    Program version = start("version");
    assertThat(version.exit(REFUSAL)).isZero();
    assertThat(version.output()).isEqualTo("althing " + Version.current() + "\n");

    Program help = start("--help");
    assertThat(help.exit(REFUSAL)).isZero();
    assertThat(help.output()).contains("--config", "--no-sandbox", "sandbox", "version");
  }

  @Test
  void withoutSandboxItNeedsAHomeserver() {
    assertThat(refusal(2, "run", "--no-sandbox")).contains("ALTHING_HOMESERVER");
  }

  @Test
  void aWrongConfigurationIsToldAtOnce() throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.conf"), "\nalthing.ops.prt = 1\n");
    environment.put("ALTHING_OWNERS", "alice");

    assertThat(refusal(2, "--config", file.toString()))
        .contains("wrong.conf:2", "althing.ops.port", "althing.owners", "Nothing was started.");
    assertThat(refusal(2, "--config", "missing.conf")).contains("missing.conf");
  }

  @Test
  void aBusyPortIsToldInOneLine() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(busy.getLocalPort());
      environment.put("ALTHING_SANDBOX_PORT", port);
      assertThat(reason()).contains(port, "ALTHING_SANDBOX_PORT");
      assertThat(reason("sandbox")).contains(port, "ALTHING_SANDBOX_PORT");

      environment.put("ALTHING_SANDBOX_PORT", "0");
      environment.put("ALTHING_OPS_PORT", port);
      assertThat(reason()).contains(port, "ALTHING_OPS_PORT");
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldInOneLine() {
    environment.put("ALTHING_DB_URL", "jdbc:postgresql://127.0.0.1:1/althing");
    environment.put("ALTHING_DB_USER", "althing");
    environment.put("ALTHING_DB_PASSWORD", "geheim");

    assertThat(reason()).contains("127.0.0.1:1").doesNotContain("geheim");
  }

  @Test
  void aDataDirectoryThatCannotBeIsToldInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    environment.put("ALTHING_DATA", file.toString());

    assertThat(reason()).contains(file.toString());
  }

  @Test
  void whatItKeepsIsForItsOwnerOnlyAndAnythingElseIsTold() throws IOException {
    Path data = directory.resolve("data");
    environment.put("ALTHING_DATA", data.toString());
    start().saying("is running.").kill();

    for (Path folder : List.of(data, data.resolve("bot"), data.resolve("sandbox"))) {
      assertThat(permissions(folder)).as("%s", folder).isEqualTo("rwx------");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(permissions(data.resolve("bot/session.json"))).isEqualTo("rw-------");
    assertThat(start().saying("is running.").output())
        .contains("chmod 700 " + data.resolve("bot"), "chmod 700 " + data.resolve("sandbox"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aSecondOneOnTheSameDataIsToldInOneLine() {
    environment.put("ALTHING_DATA", directory.resolve("data").toString());
    Program first = start().saying("is running.");

    assertThat(reason()).contains(directory.resolve("data").toString());
    assertThat(first.ops("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aSecondOneOnTheSameDatabaseIsToldInOneLine() {
    DatabaseSettings database = Databases.POSTGRESQL.fresh();
    environment.put("ALTHING_DB_URL", database.url());
    environment.put("ALTHING_DB_USER", database.user());
    environment.put("ALTHING_DB_PASSWORD", database.password().reveal());
    Program first = start().saying("is running.");

    assertThat(reason()).contains("another Althing");
    assertThat(first.ops("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aHomeserverThatRefusesTheBotIsToldInOneLine() {
    configureHomeserver(page(start("sandbox")));

    assertThat(reason("run", "--no-sandbox")).contains("M_FORBIDDEN").doesNotContain("geheim");
  }

  @Test
  void aHomeserverThatIsNotThereIsWaitedForUntilAStop() {
    configureHomeserver("http://127.0.0.1:1");
    Program program = start("run").saying("not signed in yet");

    assertThat(program.output())
        .contains("http://127.0.0.1:1: connection refused", "check ALTHING_HOMESERVER");
    program.terminate();
    assertThat(program.exit(STOP)).isZero();
  }

  private void configureHomeserver(String address) {
    environment.put("ALTHING_HOMESERVER", address);
    environment.put("ALTHING_USER", "althing");
    environment.put("ALTHING_PASSWORD", "geheim");
    environment.put("ALTHING_DATA", directory.resolve("bot").toString());
  }
}
