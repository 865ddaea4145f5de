package dev.althing.feature.trivia.game;

import dev.althing.entity.Decision;
import dev.althing.feature.trivia.game.TriviaEvent.Postponed;
import dev.althing.feature.trivia.game.TriviaEvent.Stopped;
import dev.althing.outbox.Postmark;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The one who says whether the time for a question is really up: it begins when the question is
 * out, and answers that are on their way are waited for.
 */
final class Timekeeper {
  /** So long a question may take to get out without anybody being harmed. */
  static final Duration LEEWAY = Duration.ofSeconds(1);

  /** So long an answer may be on its way to us. */
  static final Duration TRANSIT = Duration.ofSeconds(1);

  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Duration HOLD = Duration.ofSeconds(5);
  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final Duration LATEST = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP = Duration.ofMinutes(15);
  private static final int PART = 4;

  private final Running running;
  private final Open open;

  Timekeeper(Running running, Open open) {
    this.running = running;
    this.open = open;
  }

  /** What happens instead of the answer being told now; empty when it is time. */
  Optional<Decision<TriviaEvent, Answer>> objection(Wish.Reveal wish) {
    if (isEarly(wish.due(), open.due())) {
      return Optional.of(Decision.answers(new Answer.IsDue(open.due())));
    }
    // Whoever plays has seen and answered it, however late it got out.
    return (open.isHurried() ? Optional.<TriviaEvent>empty() : unsent(wish))
        .or(() -> late(wish))
        .map(Decision::happens);
  }

  /** Whether a deadline is one from before it was put off; those are kept in milliseconds. */
  static boolean isEarly(Instant deadline, Instant due) {
    return deadline.isBefore(due.truncatedTo(ChronoUnit.MILLIS));
  }

  private Optional<TriviaEvent> unsent(Wish.Reveal wish) {
    if (wish.out() instanceof Postmark.Refused) {
      return Optional.of(stopped(End.REFUSED));
    }
    if (wish.out() instanceof Postmark.Waiting) {
      Duration waited = Duration.between(running.posed().asked(), wish.now());
      Instant again = wish.now().plus(between(waited.dividedBy(PART)));
      return Optional.of(
          waited.compareTo(GIVEN_UP) > 0 ? stopped(End.UNSENT) : new Postponed(again, again));
    }
    if (wish.out() instanceof Postmark.Out out) {
      Instant end = out.at().plus(running.plan().time());
      return end.isAfter(open.closes().plus(TOLERANCE))
          ? Optional.of(new Postponed(end, end.plus(TRANSIT)))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** After a pause of ours what was answered in time may still have to be read. */
  private Optional<TriviaEvent> late(Wish.Reveal wish) {
    boolean isLate = wish.now().isAfter(wish.due().plus(LATE));
    return isLate && !open.isHeld()
        ? Optional.of(new Postponed(open.closes(), wish.now().plus(HOLD)))
        : Optional.empty();
  }

  private TriviaEvent stopped(End end) {
    List<Tally> best = Running.best(running.tallies().values());
    return new Stopped(running.plan(), Optional.of(running.posed()), best, end, Optional.empty());
  }

  private static Duration between(Duration time) {
    if (time.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return time.compareTo(LATEST) > 0 ? LATEST : time;
  }
}
