package dev.althing.matrix.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscoveryTest {
  private final Discovery discovery = new Discovery(Wire.tools(Clock.systemUTC()));
  private RawServer homeserver;

  @BeforeEach
  void start() throws IOException {
    homeserver =
        new RawServer(
            (request, peer) -> {
              if (request.path().equals("/_matrix/client/versions")) {
                peer.answer(200, "{\"versions\":[\"v1.11\"]}");
              } else {
                peer.answer(404, "not here");
              }
            });
  }

  @AfterEach
  void stop() throws IOException {
    homeserver.close();
  }

  @Test
  void takesAnAddressAsItIs() {
    HttpTransport found = Stages.await(discovery.find(homeserver.address() + "/"));

    assertThat(found.base()).isEqualTo(homeserver.address());
    assertThat(homeserver.requests()).hasSize(1);
  }

  @Test
  void takesALoopbackNameWithoutTls() {
    HttpTransport found = Stages.await(discovery.find(homeserver.address().getAuthority()));

    assertThat(found.base()).isEqualTo(homeserver.address());
  }

  @Test
  void followsTheWellKnownOfAnAddressThatIsNoHomeserver() throws IOException {
    String answer = "{\"m.homeserver\":{\"base_url\":\"" + homeserver.address() + "/\"}}";
    try (RawServer site = site(200, answer)) {
      HttpTransport found = Stages.await(discovery.find(site.address().toString()));

      assertThat(found.base()).isEqualTo(homeserver.address());
    }
  }

  @Test
  void followsARedirectedWellKnown() throws IOException {
    String answer = "{\"m.homeserver\":{\"base_url\":\"" + homeserver.address() + "\"}}";
    try (RawServer other = site(200, answer);
        RawServer site =
            new RawServer(
                (request, peer) -> {
                  String target = other.address() + request.target();
                  boolean isWellKnown = request.path().startsWith("/.well-known/");
                  peer.answer(isWellKnown ? 302 : 404, "", "Location: " + target);
                })) {
      HttpTransport found = Stages.await(discovery.find(site.address().toString()));

      assertThat(found.base()).isEqualTo(homeserver.address());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "<html>",
        "{\"m.homeserver\":{\"base_url\":7}}",
        "{\"m.homeserver\":{\"base_url\":\"ftp://example.org\"}}",
        "{\"m.homeserver\":{\"base_url\":\"::\"}}"
      })
  void saysWhereNoHomeserverIs(String wellKnown) throws IOException {
    try (RawServer site = site(200, wellKnown)) {
      Throwable failure =
          catchThrowable(() -> Stages.await(discovery.find(site.address().toString())));

      assertThat(failure).isInstanceOf(MatrixException.class);
      assertThat(((MatrixException) failure).error()).isInstanceOf(MatrixError.BadAnswer.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "two words", "ftp://example.org", "https://", "@user:example.org/x y"})
  void refusesWhatIsNeitherAddressNorName(String configured) {
    assertThatThrownBy(() -> discovery.find(configured))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RawServer site(int status, String wellKnown) throws IOException {
    return new RawServer(
        (request, peer) -> {
          if (request.path().equals("/.well-known/matrix/client")) {
            peer.answer(status, wellKnown);
          } else {
            peer.answer(404, "<html>a web site</html>");
          }
        });
  }
}
