package dev.althing.feature.trivia.game;

import dev.althing.feature.trivia.game.TriviaEvent.Revealed;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What all answers to a question are worth, and what comes after it. */
final class Verdict {
  private static final int QUIET = 3;
  private static final int QUIET_TYPED = 5;
  private static final Duration LATE = Duration.ofMinutes(1);

  /** After so long people have gone on to something else. */
  static final Duration TOO_LATE = Duration.ofMinutes(10);

  private static final Comparator<Result> RIGHT_FIRST =
      Comparator.comparing(Result::isRight)
          .thenComparing(Result::points)
          .reversed()
          .thenComparing(Result::millis)
          .thenComparing(Result::person);

  private final State state;
  private final Running running;
  private final Open open;
  private final Pace pace;

  Verdict(State state, Running running, Open open, Pace pace) {
    this.state = state;
    this.running = running;
    this.open = open;
    this.pace = pace;
  }

  /** The answer is told, with what everybody chose. */
  Revealed chosen(Instant now) {
    int right = running.posed().right();
    return revealed(
        now,
        open.ballots().entrySet().stream()
            .map(it -> result(it.getKey(), it.getValue().option() == right, it.getValue().at()))
            .sorted(RIGHT_FIRST)
            .toList());
  }

  /** The answer is told, since somebody typed it. */
  Revealed typed(UserId person, Instant at, Instant now) {
    return revealed(now, List.of(result(person, true, at)));
  }

  private Result result(UserId person, boolean isRight, Instant at) {
    Duration time = running.plan().time();
    Duration took = Duration.between(begun(), at);
    long millis = Math.max(0, took.toMillis());
    if (!isRight) {
      return new Result(person, false, millis, 0, 0);
    }
    int streak = state.streak(person) + 1;
    int points = Points.of(running.posed().question().difficulty(), time.minus(took), time, streak);
    return new Result(person, true, millis, points, streak);
  }

  private Revealed revealed(Instant now, List<Result> results) {
    Duration late = Duration.between(open.closes(), now);
    return new Revealed(
        running.plan(),
        running.posed(),
        results,
        Running.best(running.with(results).values()),
        onward(results.isEmpty(), late),
        now,
        late.compareTo(LATE) > 0,
        pace.next(running.plan().isTyped(), begun(), now));
  }

  private Onward onward(boolean isQuiet, Duration late) {
    if (running.posed().number() >= running.plan().rounds()) {
      return Onward.OVER;
    }
    if (late.compareTo(TOO_LATE) > 0) {
      return Onward.AWAY;
    }
    int most = running.plan().isTyped() ? QUIET_TYPED : QUIET;
    return isQuiet && running.quiet() + 1 >= most ? Onward.QUIET : Onward.NEXT;
  }

  private Instant begun() {
    return open.closes().minus(running.plan().time());
  }
}
