package dev.althing.outbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waiting for something that happens on another thread, with a deadline a busy machine keeps. */
public final class Eventually {
  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long STEP_NANOS = Duration.ofMillis(2).toNanos();

  private Eventually() {}

  /** Until it is so. */
  public static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come true");
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** Until the assertions hold. */
  public static void holds(ThrowingCallable assertions) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (true) {
      try {
        assertions.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
