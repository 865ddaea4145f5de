package dev.althing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.config.CannotStart;
import dev.althing.config.ListenerSettings.Listener;
import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListenersTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Listener ANY_PORT = new Listener(InetAddress.getLoopbackAddress(), 0);

  private final HealthRegistry health =
      new HealthRegistry(
          () -> Instant.EPOCH,
          Runnable::run,
          new HealthRegistry.Limits(Duration.ZERO, Duration.ofSeconds(30)));
  private final Binding ops = done(Ops.open(KIT.system(), ANY_PORT, health, () -> "metric 1\n"));

  @AfterEach
  void closeOps() {
    done(ops.close(Duration.ofSeconds(5)));
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void healthIsGreenWithReasons() throws Exception {
    health.indicator("sync", Health.degraded("slow"));

    var answer = get(ops, "/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(json(answer).at("/checks/sync/reason").asText()).isEqualTo("slow");
  }

  @Test
  void healthIsRedWhenSomethingIsDownAndGreenAgain() throws Exception {
    var database = health.indicator("database", Health.down("no connection"));
    var red = get(ops, "/health");
    database.is(Health.ok());
    var green = get(ops, "/health");

    assertThat(red.statusCode()).isEqualTo(503);
    assertThat(json(red).at("/checks/database/reason").asText()).isEqualTo("no connection");
    assertThat(green.statusCode()).isEqualTo(200);
  }

  @Test
  void isReadyAfterTheFirstSync() throws Exception {
    assertThat(get(ops, "/ready").statusCode()).isEqualTo(503);

    health.becomeReady();

    assertThat(get(ops, "/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void showsTheMetrics() throws Exception {
    var answer = get(ops, "/metrics");

    assertThat(answer.body()).isEqualTo("metric 1\n");
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
  }

  @Test
  void hasNothingElse() throws Exception {
    assertThat(get(ops, "/").statusCode()).isEqualTo(404);
    assertThat(get(ops, "/health/x").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void answersGetOnly(String method) throws Exception {
    assertThat(send(ops, method, "/health").statusCode()).isEqualTo(405);
  }

  @Test
  void aBusyPortIsOneClearLine() {
    var taken = new Listener(InetAddress.getLoopbackAddress(), ops.address().getPort());

    assertThatThrownBy(() -> done(Ops.open(KIT.system(), taken, health, () -> "")))
        .cause()
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(":" + taken.port() + ":")
        .hasMessageContaining("ALTHING_OPS_PORT");
  }

  @Test
  void thePublicListenerHasNothingUntilSomethingIsMounted() throws Exception {
    var answer = fromPublic(List.of(), "/health");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("error").asText()).isEqualTo("not found");
  }

  @Test
  void thePublicListenerServesWhatIsMounted() throws Exception {
    var routes =
        List.of(
            Directives.path("a", () -> Directives.complete("A")),
            Directives.path("b", () -> Directives.complete("B")));

    assertThat(fromPublic(routes, "/b").body()).isEqualTo("B");
    assertThat(fromPublic(routes, "/c").statusCode()).isEqualTo(404);
  }

  @Test
  void aPublicRouteThatThrowsTellsNothing() throws Exception {
    var route =
        Directives.path(
            "a",
            () -> {
              throw new IllegalStateException("inner secret");
            });

    var answer = fromPublic(List.of(route), "/a");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret");
  }

  private static HttpResponse<String> fromPublic(List<Route> routes, String path)
      throws IOException, InterruptedException {
    var open = done(Public.open(KIT.system(), ANY_PORT, routes));
    try {
      return get(open, path);
    } finally {
      done(open.close(Duration.ofSeconds(5)));
    }
  }

  private static HttpResponse<String> get(Binding binding, String path)
      throws IOException, InterruptedException {
    return send(binding, "GET", path);
  }

  private static HttpResponse<String> send(Binding binding, String method, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + binding.address().getPort() + path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
