package dev.althing.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The batches that were read but are not all safe, in order, and the token that follows from them:
 * the one before the oldest that is not safe.
 */
final class Batches {
  /** One answer to {@code /sync}. */
  private static final class Batch {
    private final long number;
    private final String next;
    private boolean safe;

    private Batch(long number, String next) {
      this.number = number;
      this.next = next;
    }
  }

  private final int most;
  private final Deque<Batch> unsafe = new ArrayDeque<>();

  /** At most so many may be in flight. */
  Batches(int most) {
    this.most = most;
  }

  /** Whether one more may be read. */
  boolean hasRoom() {
    return unsafe.size() < most;
  }

  int inFlight() {
    return unsafe.size();
  }

  /** A batch was read to its end; {@code next} is the token behind it. */
  void read(long number, String next) {
    unsafe.add(new Batch(number, next));
  }

  /** A batch is safe; gives the token to store, if it may move. */
  Optional<String> safe(long number) {
    unsafe.stream().filter(batch -> batch.number == number).forEach(batch -> batch.safe = true);
    Optional<String> token = Optional.empty();
    while (!unsafe.isEmpty() && unsafe.getFirst().safe) {
      token = Optional.of(unsafe.removeFirst().next);
    }
    return token;
  }
}
