package dev.althing.plugin.call;

import java.time.Duration;

/** A call did not end in its time. */
public final class TooSlow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nothing came within a time. */
  public TooSlow(Duration deadline) {
    super("no answer within " + deadline.toMillis() + " ms");
  }
}
