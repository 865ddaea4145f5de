package dev.althing.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.extractStrictEntity;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.remaining;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import dev.althing.spi.plugin.web.RouteAnswer;
import dev.althing.spi.plugin.web.RouteRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/** The routes of plugins on the public listener, under {@code /plugins/<id>/}. */
public final class PluginRoutes {
  private static final String HEAD = "plugins";
  private static final FiniteDuration PATIENCE = Duration.create(10, TimeUnit.SECONDS);

  private PluginRoutes() {}

  /**
   * The routes.
   *
   * @param answers what a plugin of an id answers to a request
   */
  public static Route of(BiFunction<String, RouteRequest, CompletionStage<RouteAnswer>> answers) {
    return path(
        segment(HEAD).slash(segment()).slash(remaining()),
        (id, rest) ->
            extractStrictEntity(
                PATIENCE,
                body -> extractRequest(asked -> answered(answers, id, rest, asked, body))));
  }

  private static Route answered(
      BiFunction<String, RouteRequest, CompletionStage<RouteAnswer>> answers,
      String plugin,
      String path,
      HttpRequest asked,
      HttpEntity.Strict body) {
    return completeWithFuture(
        answers.apply(plugin, request(asked, path, body)).thenApply(PluginRoutes::response));
  }

  private static RouteRequest request(HttpRequest request, String path, HttpEntity.Strict body) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .getHeaders()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(
                        header.name().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(header.value()));
    headers.computeIfAbsent("content-type", none -> List.of(body.getContentType().toString()));
    return new RouteRequest(
        request.method().value(),
        path,
        request.getUri().query().toMap(),
        headers,
        body.getData().asByteBuffer());
  }

  private static HttpResponse response(RouteAnswer answer) {
    var type = ContentTypes.parse(answer.type());
    return HttpResponse.create()
        .withStatus(StatusCodes.get(answer.status()))
        .withEntity(HttpEntities.create(type, ByteString.fromByteBuffer(answer.body())));
  }
}
