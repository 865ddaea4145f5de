package dev.althing.plugins.minecraft;

import java.time.Duration;

/**
 * How long the server is waited for.
 *
 * @param once for the connection, and for whatever is to come next
 * @param inAll for all that is said over one connection
 */
record Patience(Duration once, Duration inAll) {
  /** Together with the connecting less than the ten seconds that a call has. */
  static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5));
}
