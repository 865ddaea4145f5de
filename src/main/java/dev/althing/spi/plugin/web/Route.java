package dev.althing.spi.plugin.web;

import java.util.concurrent.CompletionStage;

/**
 * What answers requests that come to the bot's public listener.
 *
 * <p>{@code context.route("hook", request -> completedFuture(RouteAnswer.text(200, "thanks")))}
 *
 * <p>Anybody can send anything: check who it is before you believe it.
 */
@FunctionalInterface
public interface Route {
  /** The answer; a stage that fails is answered with 500, and one that is late with 503. */
  CompletionStage<RouteAnswer> answer(RouteRequest request);
}
