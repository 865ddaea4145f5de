package dev.althing.matrix.client.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.althing.config.CannotStart;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.RawServer;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      MatrixError error = failure(discovery.find(site.address().toString()));

      assertThat(error).isInstanceOf(MatrixError.BadAnswer.class);
      assertThat(error.describe())
          .contains(site.address() + ": what answers there is no homeserver");
    }
  }

  @Test
  void aNameWithoutWellKnownIsTheHomeserverItself() {
    HttpTransport found = Stages.await(discovery.of(homeserver.address()));

    assertThat(found.base()).isEqualTo(homeserver.address());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {}",
        "200 | []",
        "200 | <html>",
        "200 | {\"m.homeserver\":{}}",
        "200 | {\"m.homeserver\":{\"base_url\":7}}",
        "200 | {\"m.homeserver\":{\"base_url\":\"ftp://example.org\"}}",
        "403 | <html>"
      })
  void aWellKnownThatIsWrongIsForSomebodyToMend(int status, String wellKnown) throws IOException {
    try (RawServer site = site(status, wellKnown)) {
      Throwable failure = catchThrowable(() -> Stages.await(discovery.of(site.address())));

      assertThat(failure)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(site.address() + "/.well-known/matrix/client")
          .hasMessageContaining("ALTHING_HOMESERVER")
          .hasMessageContaining("althing.homeserver.url");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 429, 500, 502, 503})
  void aWellKnownThatIsAwayIsWaitedFor(int status) throws IOException {
    try (RawServer site = site(status, "<html>")) {
      MatrixError error = failure(discovery.of(site.address()));

      assertThat(error.isTransient()).isTrue();
      assertThat(site.requests()).hasSize(1);
    }
  }

  @Test
  void aHomeserverWithoutClientsIsForSomebodyToMend() throws IOException {
    try (RawServer site =
        new RawServer((request, peer) -> peer.answer(404, "{\"errcode\":\"M_UNRECOGNIZED\"}"))) {
      Throwable failure =
          catchThrowable(() -> Stages.await(discovery.find(site.address().toString())));

      assertThat(failure)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(site.address().toString())
          .hasMessageContaining("ALTHING_HOMESERVER");
    }
  }

  @Test
  void saysThatNothingListens() throws IOException {
    homeserver.close();

    assertThat(failure(discovery.find(homeserver.address().toString())).describe())
        .contains(homeserver.address() + ": connection refused, as nothing listens there");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    // longer than a name may be, so that nobody needs to be asked
    String address = "http://" + "x".repeat(64) + ".invalid";

    assertThat(failure(discovery.find(address)).describe())
        .contains(address + ": there is no host of this name");
    assertThat(failure(discovery.of(URI.create(address))).describe())
        .contains(address + "/.well-known/matrix/client: there is no host of this name");
  }

  @Test
  void saysThatThereIsNoTls() {
    String address = homeserver.address().toString().replace("http:", "https:");

    assertThat(failure(discovery.find(address)).describe())
        .contains(address + ": no TLS connection that can be trusted");
  }

  private static MatrixError failure(CompletionStage<?> stage) {
    Throwable failure = catchThrowable(() -> Stages.await(stage));
    assertThat(failure).isInstanceOf(MatrixException.class);
    return ((MatrixException) failure).error();
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
