package dev.althing.health.probe;

import dev.althing.config.HealthSettings.Service;
import dev.althing.config.HealthSettings.Target;
import dev.althing.health.Health;
import dev.althing.health.HealthCheck;
import dev.althing.health.HealthRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The health of what is beside the bot. The bot works without it, so that it is degraded at worst:
 * nobody is to restart the bot because another service is away.
 */
public final class Surroundings {
  private final InstantSource clock;
  private final Duration limit;
  private final Web web;

  /** What is beside the bot, each asked for so long at most. */
  public Surroundings(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
    this.web = new Web(clock, limit);
  }

  /** Watches services. */
  public void watch(List<Service> services, HealthRegistry health) {
    for (Service service : services) {
      health.register("service." + service.name(), gently(() -> ask(service.target())));
    }
  }

  /** Watches the homeserver of that name, as others see it. */
  public void watchHomeserver(String serverName, HealthRegistry health) {
    watch(Outside.of(serverName, web), health);
  }

  void watch(Outside homeserver, HealthRegistry health) {
    health.register("well-known.client", gently(homeserver::clientFile));
    health.register("well-known.server", gently(homeserver::serverFile));
    health.register("federation", gently(homeserver::federation));
  }

  Web web() {
    return web;
  }

  private static HealthCheck gently(HealthCheck check) {
    return () -> asked(check).exceptionally(failure -> Health.degraded(Trouble.of(failure)));
  }

  private static CompletionStage<Health> asked(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletionStage<Health> ask(Target target) {
    if (target instanceof Target.Tcp tcp) {
      return CompletableFuture.completedFuture(connect(tcp));
    }
    URI url = ((Target.Web) target).url();
    return web.get(url).thenApply(page -> service(page).after(page.latency()));
  }

  private static Health service(Web.Page page) {
    if (page.isRedirect()) {
      return Trouble.elsewhere(page);
    }
    return page.status() < 400 ? Health.ok() : Trouble.error(page);
  }

  /** Waits on the thread it is called on, which is one of those that may. */
  private Health connect(Target.Tcp place) {
    Instant begun = clock.instant();
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(place.host(), place.port()), Math.toIntExact(limit.toMillis()));
      return Health.ok().after(Duration.between(begun, clock.instant()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
