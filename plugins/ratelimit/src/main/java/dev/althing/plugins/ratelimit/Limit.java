package dev.althing.plugins.ratelimit;

import java.time.Duration;

/**
 * How much one person may send, and from which counts on what follows.
 *
 * @param messages how many
 * @param within in which time
 */
record Limit(int messages, Duration within) {
  /** The first that is too many. */
  int warned() {
    return messages + 1;
  }

  /** From here on, what is too much is taken away: half as many again, rounded up. */
  int redacted() {
    return Math.max(warned(), (messages * 3 + 1) / 2);
  }

  /** Here it ends: twice as many. */
  int ended() {
    return messages * 2;
  }
}
