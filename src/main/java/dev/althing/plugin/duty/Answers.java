package dev.althing.plugin.duty;

import dev.althing.plugin.call.TooBusy;
import dev.althing.plugin.call.TooSlow;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.life.Resting;
import dev.althing.spi.plugin.web.Route;
import dev.althing.spi.plugin.web.RouteAnswer;
import dev.althing.spi.plugin.web.RouteRequest;
import dev.althing.trouble.Causes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What plugins answer to requests from outside. */
public final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Function<String, Optional<Life>> lives;

  /**
   * The answers of plugins.
   *
   * @param lives finds one that is loaded by its id
   */
  public Answers(Function<String, Optional<Life>> lives) {
    this.lives = lives;
  }

  /**
   * The answer to a request; never fails.
   *
   * @param request with the path behind the plugin's id
   */
  public CompletionStage<RouteAnswer> answer(String plugin, RouteRequest request) {
    Optional<Life> life = lives.apply(plugin).filter(found -> found.gate().may("http-routes"));
    Optional<Map.Entry<String, Route>> route =
        life.flatMap(found -> route(found.brought().routes(), request.path()));
    if (route.isEmpty()) {
      return CompletableFuture.completedFuture(RouteAnswer.text(404, "not found"));
    }
    RouteRequest inside = under(route.get().getKey(), request);
    return life.get()
        .call(() -> route.get().getValue().answer(inside))
        .exceptionally(fault -> failed(plugin, Causes.of(fault)));
  }

  /** The one with the longest path that fits. */
  private static Optional<Map.Entry<String, Route>> route(Map<String, Route> routes, String path) {
    return routes.entrySet().stream()
        .filter(
            one ->
                one.getKey().isEmpty()
                    || path.equals(one.getKey())
                    || path.startsWith(one.getKey() + "/"))
        .max(Comparator.comparing(one -> one.getKey().length()));
  }

  private static RouteRequest under(String route, RouteRequest request) {
    String rest = request.path().substring(route.length());
    return new RouteRequest(
        request.method(),
        rest.startsWith("/") ? rest.substring(1) : rest,
        request.query(),
        request.headers(),
        request.body());
  }

  private static RouteAnswer failed(String plugin, Throwable fault) {
    if (fault instanceof TooBusy || fault instanceof TooSlow || fault instanceof Resting) {
      return RouteAnswer.text(503, "not now");
    }
    LOG.warn("a route of the plugin {} failed: {}", plugin, fault.toString());
    return RouteAnswer.text(500, "internal error");
  }
}
