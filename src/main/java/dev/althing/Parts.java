package dev.althing;

import dev.althing.config.Settings;
import dev.althing.health.HealthRegistry;
import dev.althing.journal.Database;
import dev.althing.metrics.PrometheusMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What is there before the bot is signed in.
 *
 * @param data the bot's own directory
 * @param blocking threads that may wait for the network
 */
record Parts(
    Settings settings,
    Path data,
    Database database,
    HealthRegistry health,
    PrometheusMetrics metrics,
    Clock clock,
    RandomGenerator random,
    ExecutorService blocking) {
  /** The same with other settings. */
  Parts with(Settings other) {
    return new Parts(other, data, database, health, metrics, clock, random, blocking);
  }
}
