package dev.althing.outbox.send;

import dev.althing.journal.DatabaseAway;
import dev.althing.outbox.Fate;
import dev.althing.outbox.retry.Verdict;
import dev.althing.trouble.Backoff;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The letter a lane works on, what was tried with it, and what follows from a failure. */
final class LaneWork {
  /** After this long the homeserver may have forgotten a transaction id; Synapse keeps 24 hours. */
  static final Duration TRUSTED = Duration.ofHours(20);

  private static final int MOST_ODD_TRIES = 20;

  /** What is to be done after a failure. */
  sealed interface Step {
    /** Nothing more. */
    record Finish(Fate fate) implements Step {}

    /** The same request with the next permit, which comes late enough. */
    record AskAgain() implements Step {}

    /** Another try after a while. */
    record Wait(Duration duration) implements Step {}

    /** Nothing more, unless we are about to join the room. */
    record CheckJoin(String reason) implements Step {}
  }

  private final Letter letter;
  private final boolean isPassing;
  private final Backoff backoff;
  private final Instant deviceSince;
  private Optional<Instant> unknownSince;
  private Preparation.Prepared.@Nullable Ready ready;
  private boolean isTried;
  private int failures;
  private int oddities;

  private LaneWork(
      Letter letter,
      boolean isPassing,
      Optional<Instant> unknownSince,
      Backoff backoff,
      Instant deviceSince) {
    this.backoff = backoff;
    this.deviceSince = deviceSince;
    this.letter = letter;
    this.isPassing = isPassing;
    this.unknownSince = unknownSince;
  }

  /** Work on a letter that is kept. */
  static LaneWork on(LaneQueue.Item item, Post post) {
    Optional<Instant> since =
        Optional.of(item.letter().writtenAt()).filter(any -> item.mayHaveBeenTried());
    return new LaneWork(item.letter(), false, since, post.backoff(), post.account().deviceSince());
  }

  /** Work on a letter that nobody misses. */
  static LaneWork passing(Letter letter) {
    return new LaneWork(letter, true, Optional.empty(), Backoff.standard(), Instant.EPOCH);
  }

  Letter letter() {
    return letter;
  }

  boolean isPassing() {
    return isPassing;
  }

  /** Whether it may have reached the homeserver, so that nothing may overtake it. */
  boolean isTried() {
    return isTried;
  }

  Preparation.Prepared.@Nullable Ready ready() {
    return ready;
  }

  void isReady(Preparation.Prepared.Ready prepared) {
    ready = prepared;
  }

  void isBeingTried() {
    isTried = true;
  }

  boolean isToBePrepared(Instant now) {
    return ready == null || isToBeLookedFor(now);
  }

  /** The request for its preparation; what was sealed once is read back, not sealed again. */
  Letter toPrepare() {
    Letter asItIs = ready != null && !isPassing ? letter.withoutBody() : letter;
    ready = null;
    return asItIs;
  }

  /** From when on it is to be looked for before it is sent. */
  Optional<Instant> lookSince(Instant now) {
    return isToBeLookedFor(now) ? unknownSince : Optional.empty();
  }

  /** What follows from a failure. */
  Step after(Throwable failure, Instant now, RandomGenerator random) {
    Throwable bare = Causes.of(failure);
    if (isPassing) {
      return new Step.Finish(new Fate.Superseded());
    }
    if (bare instanceof Uploads.Unfit) {
      return new Step.Finish(new Fate.Lost(String.valueOf(bare.getMessage())));
    }
    if (bare instanceof DatabaseAway) {
      return later(random);
    }
    return after(Verdict.of(bare), now, random);
  }

  private Step after(Verdict verdict, Instant now, RandomGenerator random) {
    if (verdict instanceof Verdict.Limited limited) {
      return ready != null
          ? new Step.AskAgain()
          : new Step.Wait(limited.retryAfter().orElse(Duration.ofSeconds(1)));
    }
    if (verdict instanceof Verdict.Trouble trouble) {
      noteOutcome(trouble.isOutcomeUnknown(), now);
      return later(random);
    }
    if (verdict instanceof Verdict.Odd odd) {
      noteOutcome(true, now);
      oddities++;
      return oddities < MOST_ODD_TRIES
          ? later(random)
          : new Step.Finish(new Fate.Lost(odd.reason()));
    }
    if (verdict instanceof Verdict.Never never) {
      return never.isAboutPlace()
          ? new Step.CheckJoin(never.reason())
          : new Step.Finish(new Fate.Lost(never.reason()));
    }
    // We have reacted so already.
    return new Step.Finish(new Fate.Superseded());
  }

  Step.Wait later(RandomGenerator random) {
    failures++;
    return new Step.Wait(backoff.after(failures, random));
  }

  private void noteOutcome(boolean isUnknown, Instant now) {
    if (ready != null && isUnknown && unknownSince.isEmpty()) {
      unknownSince = Optional.of(now);
    }
  }

  private boolean isToBeLookedFor(Instant now) {
    return unknownSince
        .filter(since -> since.plus(TRUSTED).isBefore(now) || since.isBefore(deviceSince))
        .isPresent();
  }
}
