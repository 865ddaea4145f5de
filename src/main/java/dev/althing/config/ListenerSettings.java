package dev.althing.config;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The ports of the program.
 *
 * @param ops health and metrics, for the operator
 * @param open routes for everybody: webhooks and reports
 * @param sandboxPort the embedded homeserver, always on loopback
 */
public record ListenerSettings(Optional<Listener> ops, Optional<Listener> open, int sandboxPort) {

  /**
   * An address to listen on.
   *
   * @param host an address of this machine
   * @param port 0 lets the system choose
   */
  public record Listener(InetAddress host, int port) {}
}
