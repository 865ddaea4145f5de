package dev.althing.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The metrics as Prometheus reads them, those of the Java process included. */
public final class PrometheusMetrics implements Metrics, AutoCloseable {
  private static final int MOST_COMMANDS = 200;
  private static final int MOST_OTHERS = 100;
  private static final Duration[] STEPS = {
    Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofMillis(250),
    Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Labels commands = new Labels(MOST_COMMANDS);
  private final Labels plugins = new Labels(MOST_OTHERS);
  private final Labels counted = new Labels(MOST_COMMANDS);
  private final Labels limiters = new Labels(MOST_OTHERS);
  private final Labels endpoints = new Labels(MOST_OTHERS);
  private final Labels statuses = new Labels(MOST_OTHERS);
  private final Counter received = counter("althing.events.received", "Events from the homeserver");
  private final Counter gaps = counter("althing.sync.gap.events", "Events fetched to fill gaps");
  private final Counter failures = counter("althing.sync.failures", "Syncs that failed");
  private final Counter restarts = counter("althing.room.restarts", "Rooms started again");
  private final Counter quarantined = counter("althing.quarantined", "Events in quarantine");
  private final Counter givenUp = counter("althing.outbox.given.up", "Effects given up for good");
  private final Timer lag = timer("althing.sync.lag", "From the homeserver's clock to ours");

  /** Starts counting; the version is shown as a label of {@code althing_build_info}. */
  public PrometheusMetrics(String version) {
    Gauge.builder("althing.build.info", () -> 1)
        .description("The running version")
        .tag("version", version)
        .register(registry);
    for (MeterBinder binder : binders()) {
      binder.bindTo(registry);
    }
  }

  /** All metrics in Prometheus' text format. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void eventsReceived(int count) {
    received.increment(count);
  }

  @Override
  public void syncLag(Duration time) {
    lag.record(notNegative(time));
  }

  @Override
  public void syncFailed() {
    failures.increment();
  }

  @Override
  public void gapFilled(int events) {
    gaps.increment(events);
  }

  @Override
  public void commandHandled(String command, Result result, Duration latency) {
    timer(
            "althing.commands",
            "Commands, from arrival to answer",
            "command",
            commands.of(command),
            "result",
            result.name().toLowerCase(Locale.ROOT))
        .record(notNegative(latency));
  }

  @Override
  public void watchQueue(String queue, IntSupplier depth, Supplier<Duration> oldest) {
    Gauge.builder("althing." + queue + ".depth", depth::getAsInt)
        .description("How much waits")
        .strongReference(true)
        .register(registry);
    Gauge.builder("althing." + queue + ".age", () -> oldest.get().toMillis() / 1000.0)
        .description("Age of the oldest that waits")
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void budgetWaited(String limiter, Duration waited) {
    timer("althing.budget.waits", "Waits for a limit", "limiter", limiters.of(limiter))
        .record(notNegative(waited));
  }

  @Override
  public void budgetRefused(String limiter) {
    Counter.builder("althing.budget.refusals")
        .description("Requests refused because of a limit")
        .tag("limiter", limiters.of(limiter))
        .register(registry)
        .increment();
  }

  @Override
  public void pluginCounted(String plugin, String name, long times) {
    Counter.builder("althing.plugin.count")
        .description("What plugins count")
        .tags("plugin", plugins.of(plugin), "name", counted.of(name))
        .register(registry)
        .increment((double) times);
  }

  @Override
  public void pluginTook(String plugin, String name, Duration time) {
    timer(
            "althing.plugin.time",
            "What plugins measure",
            "plugin",
            plugins.of(plugin),
            "name",
            counted.of(name))
        .record(notNegative(time));
  }

  @Override
  public void judged(String protection, String what) {
    Counter.builder("althing.judgements")
        .description("What protections said")
        .tags("protection", plugins.of(protection), "result", what)
        .register(registry)
        .increment();
  }

  @Override
  public void effectGivenUp() {
    givenUp.increment();
  }

  @Override
  public void roomRestarted() {
    restarts.increment();
  }

  @Override
  public void eventQuarantined() {
    quarantined.increment();
  }

  @Override
  public void homeserverRequest(String endpoint, String status, Duration latency) {
    var asked = endpoints.of(endpoint);
    Counter.builder("althing.homeserver.requests")
        .description("Requests to the homeserver")
        .tags("endpoint", asked, "status", statuses.of(status))
        .register(registry)
        .increment();
    timer("althing.homeserver.latency", "Requests to the homeserver", "endpoint", asked)
        .record(notNegative(latency));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private List<MeterBinder> binders() {
    return List.of(
        new JvmMemoryMetrics(),
        new JvmThreadMetrics(),
        new JvmInfoMetrics(),
        new ClassLoaderMetrics(),
        collections,
        new ProcessorMetrics(),
        new UptimeMetrics(),
        new FileDescriptorMetrics());
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private Timer timer(String name, String description, String... tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
