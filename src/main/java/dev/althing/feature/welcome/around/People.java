package dev.althing.feature.welcome.around;

import dev.althing.matrix.id.UserId;

/** Knows people. */
public interface People {
  /** The bot itself. */
  UserId self();

  /** Whether somebody is not to be greeted or let in: another bot, or on a policy list. */
  boolean isExempt(UserId user);
}
