package dev.althing.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for something to become true, with a deadline that a busy machine keeps. */
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private Eventually() {}

  /** Looks again and again until it is so, or fails with what was hoped for. */
  public static void eventually(String hope, Callable<Boolean> condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception e) {
        throw new AssertionError("while waiting for: " + hope, e);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new AssertionError("did not come true: " + hope);
  }
}
