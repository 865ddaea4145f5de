package dev.althing.feature.poll;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.althing.effect.Cause;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * How a poll ended.
 *
 * @param by who ended it; nobody when its time was over
 * @param at from when on votes do not count
 * @param cause what ended it, and brought the final message about
 */
record Ending(How how, Optional<UserId> by, Instant at, Cause cause) {
  /** The ways to end. */
  enum How {
    /** It was closed, and has a result. */
    @JsonProperty("closed")
    CLOSED,
    /** Its time was over. */
    @JsonProperty("time")
    TIME,
    /** It was called off. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** One of its messages was removed, and it with it. */
    @JsonProperty("removed")
    REMOVED
  }

  /** Whether there is no result. */
  boolean isWithoutResult() {
    return how == How.CANCELLED || how == How.REMOVED;
  }
}
