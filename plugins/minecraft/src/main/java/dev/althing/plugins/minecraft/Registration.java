package dev.althing.plugins.minecraft;

import dev.althing.matrix.id.UserId;
import java.util.Optional;

/**
 * Whose an account is.
 *
 * @param user who named it
 * @param wasThere whether it was on the whitelist before, so that it is not theirs to take off
 */
record Registration(UserId user, boolean wasThere) {
  private static final String ADDED = "added ";
  private static final String FOUND = "found ";

  /** What was kept of it; empty when this is something else. */
  static Optional<Registration> read(String kept) {
    boolean isFound = kept.startsWith(FOUND);
    return isFound || kept.startsWith(ADDED)
        ? UserId.parse(kept.substring(ADDED.length())).map(user -> new Registration(user, isFound))
        : Optional.empty();
  }

  /** To be kept. */
  String written() {
    return (wasThere ? FOUND : ADDED) + user.value();
  }
}
