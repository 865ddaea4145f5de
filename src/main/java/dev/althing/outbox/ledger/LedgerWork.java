package dev.althing.outbox.ledger;

import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.limits.Permit;
import dev.althing.outbox.retry.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A change that is worked on, and what follows from a failure. */
final class LedgerWork {
  private static final int MOST_ODD_TRIES = 20;
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** What is to be done after a failure. */
  sealed interface Step {
    /** Nothing more. */
    record Finish(ChangeResult result) implements Step {}

    /** Another try after that wait; when empty, after the usual one. */
    record Again(Optional<Duration> pause) implements Step {}

    /** Nothing more, if it is so all the same. */
    record Verify(String reason) implements Step {}
  }

  private final Change change;
  private Instant comparedAt = Instant.EPOCH;
  private OptionalLong madeWith = OptionalLong.empty();
  private int failures;
  private int oddities;

  LedgerWork(Change change) {
    this.change = change;
  }

  Change change() {
    return change;
  }

  void isCompared(Instant now) {
    comparedAt = now;
  }

  /**
   * Whether so much time has passed since it was compared that it must be compared again; people
   * may go at any time.
   */
  boolean isStale(Instant now) {
    return change.isConditional() || comparedAt.plus(FRESH).isBefore(now);
  }

  /** Notes the permit with which it is tried now. */
  void isMadeWith(Permit permit) {
    madeWith = OptionalLong.of(permit.serial());
  }

  /** Whether that was the last try. */
  boolean wasMadeWith(Permit permit) {
    return madeWith.equals(OptionalLong.of(permit.serial()));
  }

  int failed() {
    return ++failures;
  }

  Step after(Throwable failure) {
    Verdict verdict = Verdict.of(failure);
    if (verdict instanceof Verdict.Limited limited) {
      return new Step.Again(limited.retryAfter().or(() -> Optional.of(Duration.ofSeconds(1))));
    }
    if (verdict instanceof Verdict.Trouble) {
      return new Step.Again(Optional.empty());
    }
    if (verdict instanceof Verdict.Odd odd) {
      return odd(odd.reason());
    }
    if (verdict instanceof Verdict.Never never) {
      return new Step.Verify(never.reason());
    }
    return new Step.Finish(ChangeResult.done());
  }

  private Step odd(String reason) {
    oddities++;
    return oddities < MOST_ODD_TRIES
        ? new Step.Again(Optional.empty())
        : new Step.Finish(ChangeResult.givenUp(reason));
  }
}
