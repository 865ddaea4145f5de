package dev.althing.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is to run.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param data where everything is kept; in memory without
 * @param serverName the part of user ids after the colon
 * @param tokenLifetime how long access tokens live that come with a refresh token; for ever without
 */
public record SandboxSettings(
    int port,
    Optional<Path> data,
    String serverName,
    Clock clock,
    RandomGenerator random,
    Optional<Duration> tokenLifetime) {
  /** The usual server name. */
  public static final String SERVER_NAME = "sandbox.localhost";

  /** Checks. */
  public SandboxSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
    }
  }

  /** In memory, on a free port. */
  public static SandboxSettings inMemory() {
    return new SandboxSettings(
        0, Optional.empty(), SERVER_NAME, Clock.systemUTC(), new SecureRandom(), Optional.empty());
  }

  /** The same on another port. */
  public SandboxSettings onPort(int other) {
    return new SandboxSettings(other, data, serverName, clock, random, tokenLifetime);
  }

  /** The same, kept in a directory. */
  public SandboxSettings keptIn(Path directory) {
    return new SandboxSettings(
        port, Optional.of(directory), serverName, clock, random, tokenLifetime);
  }

  /** The same with another server name. */
  public SandboxSettings named(String name) {
    return new SandboxSettings(port, data, name, clock, random, tokenLifetime);
  }

  /** The same with another clock and other chance. */
  public SandboxSettings with(Clock otherClock, RandomGenerator otherRandom) {
    return new SandboxSettings(port, data, serverName, otherClock, otherRandom, tokenLifetime);
  }

  /** The same with access tokens that expire. */
  public SandboxSettings withTokenLifetime(Duration lifetime) {
    return new SandboxSettings(port, data, serverName, clock, random, Optional.of(lifetime));
  }
}
