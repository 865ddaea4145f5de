package dev.althing.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.handleExceptions;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.Route;
import dev.althing.config.ListenerSettings.Listener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public listener, where other parts mount their routes. Whatever no route takes is not found;
 * a route that throws is an error without a word about what happened inside.
 */
public final class Public {
  private static final Logger LOG = LoggerFactory.getLogger(Public.class);
  private static final Listening.Bounds BOUNDS =
      new Listening.Bounds(256, Duration.ofSeconds(30), 1024 * 1024);

  private Public() {}

  /** Opens the listener; fails with one clear line when the port is not to be had. */
  public static CompletionStage<Binding> open(
      ClassicActorSystemProvider system, Listener listener, List<Route> routes) {
    var route = handleExceptions(faults(), () -> firstOf(routes));
    return new Listening(system, BOUNDS)
        .open(listener, "ALTHING_HTTP_PORT or althing.http.port", server -> server.bind(route));
  }

  private static Route firstOf(List<Route> routes) {
    var nothing = complete(error(StatusCodes.NOT_FOUND, "not found"));
    return routes.isEmpty()
        ? nothing
        : concat(
            routes.get(0),
            Stream.concat(routes.stream().skip(1), Stream.of(nothing)).toArray(Route[]::new));
  }

  private static ExceptionHandler faults() {
    return ExceptionHandler.newBuilder()
        .matchAny(
            fault -> {
              LOG.error("a public route failed", fault);
              return complete(error(StatusCodes.INTERNAL_SERVER_ERROR, "internal error"));
            })
        .build();
  }

  private static HttpResponse error(StatusCode status, String reason) {
    var body = "{\"error\":\"" + reason + "\"}\n";
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body));
  }
}
