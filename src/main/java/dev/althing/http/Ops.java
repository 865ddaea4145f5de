package dev.althing.http;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import dev.althing.config.ListenerSettings.Listener;
import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.health.HealthReport;
import dev.althing.health.HealthView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The operator's listener: {@code /health} (200, or 503 when something is down), {@code /ready}
 * (200 once the first sync is done) and {@code /metrics}. It answers questions and changes nothing.
 */
public final class Ops {
  private static final Listening.Bounds BOUNDS =
      new Listening.Bounds(32, Duration.ofSeconds(15), 1_024);
  private static final ContentType TEXT = ContentTypes.TEXT_PLAIN_UTF8;
  private static final ContentType PROMETHEUS =
      ContentTypes.parse("text/plain; version=0.0.4; charset=UTF-8");

  private final ClassicActorSystemProvider system;
  private final HealthRegistry health;
  private final Supplier<String> metrics;

  private Ops(ClassicActorSystemProvider system, HealthRegistry health, Supplier<String> metrics) {
    this.system = system;
    this.health = health;
    this.metrics = metrics;
  }

  /** Opens the listener; fails with one clear line when the port is not to be had. */
  public static CompletionStage<Binding> open(
      ClassicActorSystemProvider system,
      Listener listener,
      HealthRegistry health,
      Supplier<String> metrics) {
    var ops = new Ops(system, health, metrics);
    return new Listening(system, BOUNDS)
        .open(listener, "ALTHING_OPS_PORT or althing.ops.port", server -> server.bind(ops::answer));
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) {
    request.discardEntityBytes(system);
    if (!request.method().equals(HttpMethods.GET) && !request.method().equals(HttpMethods.HEAD)) {
      return text(StatusCodes.METHOD_NOT_ALLOWED, "only GET");
    }
    return switch (request.getUri().path()) {
      case "/health" -> health.report().thenApply(Ops::shown);
      case "/ready" -> ready();
      case "/metrics" -> respond(StatusCodes.OK, PROMETHEUS, metrics.get());
      default -> text(StatusCodes.NOT_FOUND, "there are /health, /ready and /metrics");
    };
  }

  private CompletionStage<HttpResponse> ready() {
    return health.isReady()
        ? text(StatusCodes.OK, "ready")
        : text(StatusCodes.SERVICE_UNAVAILABLE, "not ready: the first sync is not done");
  }

  private static HttpResponse shown(HealthReport report) {
    var status =
        report.status() == Health.Status.DOWN ? StatusCodes.SERVICE_UNAVAILABLE : StatusCodes.OK;
    return response(status, ContentTypes.APPLICATION_JSON, HealthView.json(report) + "\n");
  }

  private static CompletionStage<HttpResponse> text(StatusCode status, String line) {
    return respond(status, TEXT, line + "\n");
  }

  private static CompletionStage<HttpResponse> respond(
      StatusCode status, ContentType type, String body) {
    return CompletableFuture.completedFuture(response(status, type, body));
  }

  private static HttpResponse response(StatusCode status, ContentType type, String body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(type, body.getBytes(StandardCharsets.UTF_8)));
  }
}
