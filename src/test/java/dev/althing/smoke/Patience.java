package dev.althing.smoke;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looking again and again, with a deadline that a slow machine and a stingy homeserver keep. */
final class Patience {
  private static final Duration DEADLINE =
      Synapse.hasStockLimits() ? Duration.ofMinutes(6) : Duration.ofMinutes(2);

  private Patience() {}

  static void until(String what, BooleanSupplier holds) {
    until(() -> what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T until(Supplier<String> what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
    }
    throw new AssertionError("waited in vain for this: " + what.get());
  }
}
