package dev.althing.health;

import java.time.Instant;
import java.util.List;

/**
 * How everything was at one moment.
 *
 * @param at the moment
 * @param ready whether the first sync is done
 * @param checks the parts, by name
 */
public record HealthReport(Instant at, boolean ready, List<Checked> checks) {
  /** Copies the checks. */
  public HealthReport {
    checks = List.copyOf(checks);
  }

  /**
   * How one part was.
   *
   * @param name its name
   * @param health what it said
   * @param since when its status was first seen to be so
   */
  public record Checked(String name, Health health, Instant since) {}

  /** The worst status of all; all is well where nothing is checked. */
  public Health.Status status() {
    return checks.stream()
        .map(checked -> checked.health().status())
        .reduce(Health.Status.OK, Health.Status::worse);
  }
}
