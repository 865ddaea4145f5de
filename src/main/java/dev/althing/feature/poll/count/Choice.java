package dev.althing.feature.poll.count;

import java.util.List;

/**
 * What one person's votes come to.
 *
 * @param options the options that count, the first choice first; none for who did not vote
 * @param spoiled whether the person voted for what is no option
 */
public record Choice(List<Integer> options, boolean spoiled) {
  /** The choice of who did not vote. */
  public static final Choice NONE = new Choice(List.of(), false);

  /** The choice of who spoiled the vote. */
  static final Choice SPOILED = new Choice(List.of(), true);

  /** Copies the list. */
  public Choice {
    options = List.copyOf(options);
  }

  /** Whether it counts for something. */
  public boolean isVote() {
    return !options.isEmpty();
  }
}
