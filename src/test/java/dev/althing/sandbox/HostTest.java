package dev.althing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostTest {
  private Sandbox sandbox;

  @BeforeAll
  void start() {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:%d",
        "localhost",
        "LocalHost:%d",
        "[::1]:%d",
        "althing.localhost:%d"
      })
  void answersThisMachine(String host) throws IOException {
    assertThat(answer("GET", host)).startsWith("HTTP/1.1 200").contains("versions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "example.org:%d",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "notlocalhost",
        "10.0.0.1:%d"
      })
  void refusesAPageWhoseNameWasMadeToLeadHere(String host) throws IOException {
    assertThat(answer("GET", host))
        .startsWith("HTTP/1.1 403")
        .contains("M_FORBIDDEN", "call it 127.0.0.1 or localhost, not " + named(host))
        .doesNotContain("versions");
    assertThat(answer("OPTIONS", host)).startsWith("HTTP/1.1 403");
  }

  private String answer(String method, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      String request =
          "%s /_matrix/client/versions HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(method, named(host));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String named(String host) {
    return host.replace("%d", String.valueOf(sandbox.port()));
  }
}
