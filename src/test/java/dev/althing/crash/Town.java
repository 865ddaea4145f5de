package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The homeserver as a process of its own, which can be killed and comes back as it was. */
final class Town implements AutoCloseable {
  static final String NO_FAULTS = "{}";
  static final String ALL_FAULTS =
      """
      {"chances": {"too-many-requests": 0.03, "server-error": 0.03, "bad-gateway": 0.02,
                   "reset-before": 0.03, "reset-after": 0.05, "slow": 0.05,
                   "duplicate-sync": 0.1, "limited-sync": 0.2},
       "slowness_ms": 300, "retry_after_ms": 100}
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Path directory;
  private final int port;
  private JarProcess process;
  private String faults = NO_FAULTS;
  private int lives;

  /** Starts it. */
  Town(Path directory) {
    this.directory = directory;
    this.port = freePort();
    this.process = start();
    awaitOpen();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Lets faults happen from now on, also after it was killed. */
  void faults(String json) {
    faults = json;
    control("faults", json);
  }

  /** Drives it as its tests do. */
  void control(String what, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/_sandbox/" + what))
            .header("X-Sandbox-Control", "crash")
            .timeout(Duration.ofSeconds(30))
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** SIGKILL, and again from what it had written. */
  void killAndRestart() {
    process.kill();
    process = start();
    awaitOpen();
    control("faults", faults);
  }

  private JarProcess start() {
    return JarProcess.start(
        directory.resolve("town-" + ++lives + ".log"),
        Map.of(
            "ALTHING_DATA", directory.resolve("town").toString(),
            "ALTHING_SANDBOX_PORT", Integer.toString(port)),
        List.of("sandbox"));
  }

  private void awaitOpen() {
    HttpRequest request =
        HttpRequest.newBuilder(url().resolve("/_matrix/client/versions"))
            .timeout(Duration.ofSeconds(5))
            .build();
    eventually(
        "the homeserver answers",
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(process.said());
          }
          try {
            CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
