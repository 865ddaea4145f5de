package dev.althing.matrix.client.session;

import dev.althing.config.Secret;
import dev.althing.config.SecretMasking;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tokens that one sign-in or refresh gave us.
 *
 * @param access the access token
 * @param refresh what gives the next one, if the homeserver does that
 * @param expires when the access token ends, if it does
 */
record Grant(Secret access, Optional<Secret> refresh, Optional<Instant> expires) {
  private static final Duration MARGIN = Duration.ofSeconds(15);

  /** Makes the log blot out both tokens: whoever holds a grant may use them. */
  Grant {
    SecretMasking.registerPassing(access);
    refresh.ifPresent(SecretMasking::registerPassing);
  }

  /** Whether the access token has ended, or is so near its end that a call might not arrive. */
  boolean isSpentAt(Instant now) {
    return expires.filter(end -> !now.plus(MARGIN).isBefore(end)).isPresent();
  }
}
