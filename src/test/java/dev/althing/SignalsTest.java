package dev.althing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.start.Launch;
import dev.althing.start.Stop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalsTest {
  private Process process = null;

  @AfterEach
  void end() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalStopsTheProgramWithExitCodeZero(String signal) throws Exception {
    var output = started("obedient");

    send(signal);

    assertThat(exitCode()).isZero();
    assertThat(rest(output)).contains("Stopping…");
  }

  @Test
  void aStopThatTakesTooLongIsCutShort() throws Exception {
    var output = started("stuck");

    send("TERM");

    assertThat(exitCode()).isEqualTo(Stop.LATE);
    assertThat(rest(output)).contains("Not everything ended within 1 s");
  }

  @Test
  void aFaultEndsTheProcessThoughThreadsLiveOn() throws Exception {
    var output = launched("fault");

    assertThat(rest(output)).contains("on purpose");
    assertThat(exitCode()).isEqualTo(Launch.FAILED);
  }

  private BufferedReader started(String mode) throws IOException {
    var output = launched(mode);
    var line = output.readLine();
    while (line != null && !line.contains("The bot is up.")) {
      line = output.readLine();
    }
    assertThat(line).isNotNull();
    return output;
  }

  private BufferedReader launched(String mode) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            // What started the tests may ignore SIGINT (a job in the background does), and then
            // every child would.
            "env",
            "--default-signal=INT",
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SignalProbe.class.getName(),
            mode);
    builder.redirectErrorStream(true).environment().keySet().removeIf(SignalsTest::isOurs);
    process = builder.start();
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith("ALTHING_");
  }

  private void send(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static String rest(BufferedReader output) {
    return output.lines().collect(Collectors.joining("\n"));
  }
}
