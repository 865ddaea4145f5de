package dev.althing.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What is watched, and how.
 *
 * @param reuse how long the result of the checks is used again
 * @param limit how long one check may take
 * @param watchesHomeserver whether it is looked at from outside, too
 * @param services what else is watched
 */
public record HealthSettings(
    Duration reuse, Duration limit, boolean watchesHomeserver, List<Service> services) {

  /** Copies the services. */
  public HealthSettings {
    services = List.copyOf(services);
  }

  /** Something beside the bot that is to answer. */
  public record Service(String name, Target target) {}

  /** How a service is asked. */
  public sealed interface Target {
    /** By HTTP: any answer that is no error will do. */
    record Web(URI url) implements Target {}

    /** By a TCP connection, which is closed at once. */
    record Tcp(String host, int port) implements Target {}
  }
}
