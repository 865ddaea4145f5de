package dev.althing.feature.trivia.game;

import dev.althing.effect.Cause;
import dev.althing.feature.trivia.bank.Question;
import java.time.Instant;
import java.util.List;

/**
 * A question as it was put to a room.
 *
 * @param number which one of the round, from 1
 * @param options the answers in the order in which they are shown; none when answers are typed
 * @param right which of them is right, from 0
 * @param sentFor the cause of its message, which is the first thing that came of it
 * @param asked when that was decided
 */
public record Posed(
    int number, Question question, List<String> options, int right, String sentFor, Instant asked) {
  /** Copies the list. */
  public Posed {
    options = List.copyOf(options);
  }

  /** What it was sent for. */
  public Cause cause() {
    return new Cause(sentFor);
  }

  /** The position of the last thing that is sent to ask it, among what came of the cause. */
  public int lastOrdinal() {
    return options.size();
  }
}
