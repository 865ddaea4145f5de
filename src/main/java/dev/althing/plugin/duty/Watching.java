package dev.althing.plugin.duty;

import dev.althing.health.Health;
import dev.althing.health.HealthRegistry;
import dev.althing.plugin.life.Life;
import dev.althing.spi.plugin.Condition;
import dev.althing.trouble.Causes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What plugins watch, as health checks of the bot. */
public final class Watching {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final int LONGEST = 200;

  private record Watch(Life life, Supplier<CompletionStage<Condition>> look) {}

  private final HealthRegistry registry;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private final Map<String, HealthRegistry.Registration> registrations = new ConcurrentHashMap<>();

  /** Checks in a registry. */
  public Watching(HealthRegistry registry) {
    this.registry = registry;
  }

  /** Watches what a plugin watches, until it ends; of a newer life of it the newer. */
  public void begin(Life life) {
    life.brought()
        .conditions()
        .forEach(
            (condition, look) -> {
              String name = "plugin." + life.id() + "." + condition;
              Watch watch = new Watch(life, look);
              watches.put(name, watch);
              register(name);
              life.atEnd(() -> end(name, watch));
            });
  }

  private void register(String name) {
    try {
      registrations.computeIfAbsent(name, key -> registry.register(key, () -> health(name)));
    } catch (IllegalArgumentException full) {
      LOG.warn("{} is not shown: {}", name, full.getMessage());
    }
  }

  private void end(String name, Watch watch) {
    if (watches.remove(name, watch)) {
      HealthRegistry.Registration registration = registrations.remove(name);
      if (registration != null) {
        registration.close();
      }
    }
  }

  private CompletionStage<Health> health(String name) {
    Watch watch = watches.get(name);
    if (watch == null) {
      return CompletableFuture.completedFuture(Health.ok("gone"));
    }
    return watch
        .life()
        .call(watch.look()::get)
        .handle(
            (condition, fault) ->
                fault == null
                    ? health(condition)
                    : Health.degraded(cut(Causes.of(fault).toString())));
  }

  private static Health health(Condition condition) {
    String detail = cut(condition.detail());
    return condition.isGood() ? Health.ok(detail) : Health.degraded(detail);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
