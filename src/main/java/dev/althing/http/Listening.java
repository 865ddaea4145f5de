package dev.althing.http;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.settings.ServerSettings;
import dev.althing.config.CannotStart;
import dev.althing.config.ListenerSettings.Listener;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The opening of a listener with bounds on what strangers can make it hold. */
final class Listening {
  private final ClassicActorSystemProvider system;
  private final Bounds bounds;

  /**
   * What a listener puts up with.
   *
   * @param connections how many at once
   * @param request how long an answer may take
   * @param body the longest request body in bytes
   */
  record Bounds(int connections, Duration request, long body) {}

  Listening(ClassicActorSystemProvider system, Bounds bounds) {
    this.system = system;
    this.bounds = bounds;
  }

  /** Opens it; fails with {@link CannotStart} when the port is not to be had. */
  CompletionStage<Binding> open(
      Listener listener,
      String setting,
      Function<ServerBuilder, CompletionStage<akka.http.javadsl.ServerBinding>> bind) {
    var server =
        Http.get(system)
            .newServerAt(listener.host().getHostAddress(), listener.port())
            .withSettings(settings());
    return bind.apply(server)
        .<Binding>thenApply(Binding::new)
        .exceptionally(
            failure -> {
              throw refused(listener, setting, failure);
            });
  }

  private ServerSettings settings() {
    var defaults = ServerSettings.create(system.classicSystem());
    var timeouts =
        defaults
            .getTimeouts()
            .withRequestTimeout(scala(bounds.request()))
            .withIdleTimeout(scala(bounds.request().multipliedBy(3)));
    var parser =
        defaults
            .getParserSettings()
            .withMaxContentLength(bounds.body())
            .withMaxHeaderCount(64)
            .withIllegalHeaderWarnings(false);
    return defaults
        .withTimeouts(timeouts)
        .withParserSettings(parser)
        .withMaxConnections(bounds.connections())
        .withPipeliningLimit(1)
        .withVerboseErrorMessages(false)
        .withServerHeader(java.util.Optional.empty());
  }

  private static scala.concurrent.duration.FiniteDuration scala(Duration duration) {
    return scala.concurrent.duration.Duration.fromNanos(duration.toNanos());
  }

  private static CannotStart refused(Listener listener, String setting, Throwable failure) {
    var cause = Causes.of(failure);
    return new CannotStart(
        "Cannot listen on "
            + listener.host().getHostAddress()
            + ":"
            + listener.port()
            + ": the address is taken or not allowed. Set "
            + setting
            + " to another port.",
        cause);
  }
}
