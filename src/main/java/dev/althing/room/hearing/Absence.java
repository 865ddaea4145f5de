package dev.althing.room.hearing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells what came in while nobody listened. A command that an earlier run may have begun with is
 * finished whatever its age; one that came after that and waited too long is not run.
 *
 * @param heardBefore when an earlier run last heard from the homeserver
 * @param startedAt when this run began
 * @param maxAge how long a command may wait
 */
public record Absence(Optional<Instant> heardBefore, Instant startedAt, Duration maxAge) {
  // The note of when we last listened is a little behind, and clocks differ a little.
  private static final Duration SLACK = Duration.ofSeconds(15);

  /** Whether a command that reached the homeserver at a time has waited too long. */
  boolean isMissed(Instant receivedAt, Instant now) {
    return isOld(receivedAt, now)
        && heardBefore.filter(heard -> isBefore(receivedAt, heard)).isEmpty();
  }

  /** The same of one that nobody can have begun with, since it could not be read. */
  boolean isOld(Instant receivedAt, Instant now) {
    return Duration.between(receivedAt, now).compareTo(maxAge) > 0;
  }

  /** Whether an earlier run may have begun with it. */
  boolean isDoubtful(Instant receivedAt) {
    return isBefore(receivedAt, startedAt);
  }

  private static boolean isBefore(Instant receivedAt, Instant time) {
    return receivedAt.isBefore(time.plus(SLACK));
  }
}
