package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that are being added at this moment. What is registered is written only after the call
 * has ended; until then two calls at once would not know of each other.
 */
final class Claims {
  /** More than a call may take, and the writing after it. */
  private static final Duration LIFE = Duration.ofSeconds(30);

  private record Claim(PlayerName name, UserId user, Instant end) {}

  private final InstantSource clock;
  private final Map<String, Claim> claims = new HashMap<>();

  Claims(InstantSource clock) {
    this.clock = clock;
  }

  /** Claims a name for somebody, unless another claim is in the way: then says what it is. */
  synchronized Optional<Outcome> claim(PlayerName name, UserId user, boolean onePerUser) {
    Instant now = clock.instant();
    claims.values().removeIf(claim -> claim.end().isBefore(now));
    Claim same = claims.get(name.key());
    if (same != null && !same.user().equals(user)) {
      return Optional.of(new Outcome.Refused(Outcome.Reason.TAKEN, name.value()));
    }
    Optional<Claim> other =
        claims.values().stream()
            .filter(claim -> claim.user().equals(user) && !claim.name().key().equals(name.key()))
            .findFirst();
    if (onePerUser && other.isPresent()) {
      String first = other.get().name().value();
      return Optional.of(new Outcome.Refused(Outcome.Reason.HAS_ANOTHER, first));
    }
    claims.put(name.key(), new Claim(name, user, now.plus(LIFE)));
    return Optional.empty();
  }

  synchronized void release(PlayerName name) {
    claims.remove(name.key());
  }
}
