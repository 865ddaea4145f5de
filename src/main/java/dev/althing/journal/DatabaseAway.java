package dev.althing.journal;

import dev.althing.trouble.Causes;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the moment: the connection was lost, the server restarts, the pool or the queue is
 * full, two transactions collided. The same work may succeed later; whether it was done this time
 * is not known when the connection broke at the commit.
 */
public final class DatabaseAway extends RuntimeException {
  /** With the reason in words, and what the driver said. */
  public DatabaseAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether it is what another fault comes from. */
  public static boolean isBehind(Throwable fault) {
    return Causes.find(DatabaseAway.class, fault).isPresent();
  }
}
