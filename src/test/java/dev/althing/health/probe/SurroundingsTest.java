package dev.althing.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.HealthSettings.Service;
import dev.althing.config.HealthSettings.Target;
import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.health.HealthReport.Checked;
import dev.althing.health.HealthView;
import dev.althing.testing.MovableClock;
import dev.althing.testing.Stages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SurroundingsTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HealthRegistry health =
      new HealthRegistry(
          clock,
          threads,
          new HealthRegistry.Limits(Duration.ofSeconds(1), PATIENT.multipliedBy(2)));
  private final Surroundings surroundings = new Surroundings(clock, PATIENT);
  private FakeWeb web;

  @BeforeEach
  void start() throws IOException {
    web = new FakeWeb();
  }

  @AfterEach
  void stop() {
    web.close();
    threads.shutdownNow();
  }

  @Test
  void aServiceThatAnswersIsWellAndHasALatency() {
    web.answers("/", 200, "hello");

    watch(new Target.Web(web.address().resolve("/")));

    Checked seen = seen("service.it");
    assertThat(seen.health().status()).isEqualTo(Health.Status.OK);
    assertThat(seen.health().latency()).isPresent();
    assertThat(HealthView.json(Stages.await(health.report())))
        .contains("\"service.it\":{\"status\":\"ok\",\"since\":")
        .contains("\"latency_ms\":");
  }

  @Test
  void aServiceThatAnswersWithAnErrorIsDegraded() {
    web.answers("/", 503, "");

    watch(new Target.Web(web.address().resolve("/?key=hunter22")));

    assertThat(reason("service.it", Health.Status.DEGRADED))
        .isEqualTo("answers with the error 503");
  }

  @Test
  void aRedirectIsToldAndNotFollowed() throws IOException {
    try (FakeWeb elsewhere = new FakeWeb()) {
      web.redirects("/", elsewhere.address() + "/login?ticket=hunter22");

      watch(new Target.Web(web.address().resolve("/")));

      assertThat(reason("service.it", Health.Status.OK))
          .isEqualTo("redirects to http://127.0.0.1, not followed");
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotWaitedFor() {
    var hasty = new Surroundings(clock, Duration.ofMillis(300));

    hasty.watch(List.of(new Service("it", new Target.Web(web.address().resolve("/drip")))), health);

    assertThat(reason("service.it", Health.Status.DEGRADED)).isEqualTo("no answer in time");
  }

  @Test
  void ofAnAnswerOnlyTheBeginningIsKept() {
    web.answers("/", 200, "x".repeat(1 << 20));

    Web.Page page = Stages.await(surroundings.web().get(web.address().resolve("/")));

    assertThat(page.body()).hasSize(64 << 10);
  }

  @Test
  void aServiceWithoutHttpIsOnlyConnectedTo() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      watch(new Target.Tcp("127.0.0.1", server.getLocalPort()));

      assertThat(seen("service.it").health().latency()).isPresent();
    }
    clock.advance(Duration.ofMinutes(1));

    assertThat(reason("service.it", Health.Status.DEGRADED)).isEqualTo("the connection is refused");
  }

  @Test
  void sinceWhenSomethingIsAwayIsRemembered() {
    web.answers("/", 500, "");
    watch(new Target.Web(web.address().resolve("/")));
    Checked first = seen("service.it");

    clock.advance(Duration.ofMinutes(5));

    assertThat(seen("service.it").since()).isEqualTo(first.since());
  }

  @Test
  void othersAreLedToTheHomeserver() throws IOException {
    try (FakeWeb homeserver = new FakeWeb()) {
      web.answers("/.well-known/matrix/server", 200, server(homeserver.place()));
      web.answers(
          "/.well-known/matrix/client",
          200,
          "{\"m.homeserver\":{\"base_url\":\"https://matrix.example.org\"}}");
      homeserver.answers(
          "/_matrix/federation/v1/version",
          200,
          "{\"server\":{\"name\":\"Synapse\",\"version\":\"1.160.0\"}}");

      watchHomeserver(false);

      assertThat(reason("well-known.client", Health.Status.OK))
          .isEqualTo("leads to https://matrix.example.org");
      assertThat(reason("well-known.server", Health.Status.OK))
          .isEqualTo("leads to " + homeserver.place());
      assertThat(reason("federation", Health.Status.OK)).isEqualTo("Synapse 1.160.0");
      assertThat(seen("federation").health().latency()).isPresent();
    }
  }

  @Test
  void aNameWithAPortIsWhereItIs() {
    web.answers("/_matrix/federation/v1/version", 200, "{\"server\":{\"name\":\"Dendrite\"}}");

    watchHomeserver(true);

    assertThat(reason("federation", Health.Status.OK)).isEqualTo("Dendrite");
    assertThat(web.asked()).doesNotContain("/.well-known/matrix/server");
  }

  @Test
  void filesThatAreWrongAreDegradedAndThoseThatAreMissingAreNot() {
    web.answers("/.well-known/matrix/client", 200, "<html>");

    watchHomeserver(false);

    assertThat(reason("well-known.client", Health.Status.DEGRADED))
        .isEqualTo("names no homeserver");
    assertThat(reason("well-known.server", Health.Status.OK)).startsWith("there is none");
  }

  @Test
  void somethingElseWhereTheHomeserverShouldBeIsDegraded() {
    web.answers("/.well-known/matrix/server", 200, server(web.place()));
    web.answers("/_matrix/federation/v1/version", 200, "{\"server\":3}");

    watchHomeserver(false);

    assertThat(reason("federation", Health.Status.DEGRADED))
        .isEqualTo("what answers is no homeserver");
  }

  private void watch(Target target) {
    surroundings.watch(List.of(new Service("it", target)), health);
  }

  private void watchHomeserver(boolean isFinal) {
    surroundings.watch(new Outside(surroundings.web(), web.address(), isFinal), health);
  }

  private static String server(String place) {
    return "{\"m.server\":\"" + place + "\"}";
  }

  private String reason(String name, Health.Status status) {
    Checked seen = seen(name);
    assertThat(seen.health().status()).as(seen.health().reason()).isEqualTo(status);
    return seen.health().reason();
  }

  private Checked seen(String name) {
    clock.advance(Duration.ofSeconds(2));
    return Stages.await(health.report()).checks().stream()
        .filter(checked -> checked.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
