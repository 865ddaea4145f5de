package dev.althing.feature.poll.ask;

import java.time.Instant;
import java.util.Optional;

/**
 * How a poll is to be answered.
 *
 * @param most how many options one person may choose
 * @param ranked whether the order of the choices matters
 * @param anonymous whether nothing is shown of the votes before the end, and no names after it
 * @param quorum how many people must vote
 * @param moderatorsOnly whether only moderators' votes count
 * @param until when it ends by itself, if somebody said so
 */
public record Terms(
    int most,
    boolean ranked,
    boolean anonymous,
    int quorum,
    boolean moderatorsOnly,
    Optional<Instant> until) {
  /** How it is when nothing is said: one choice, everybody's, open until somebody closes it. */
  public static final Terms USUAL = new Terms(1, false, false, 0, false, Optional.empty());
}
