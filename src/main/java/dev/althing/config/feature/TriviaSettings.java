package dev.althing.config.feature;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How trivia is played here.
 *
 * @param builtIn whether the questions that come with the program are asked
 * @param packs files and folders with more
 * @param rounds how many questions are asked, unless somebody says
 * @param time how long each can be answered, unless somebody says
 * @param pause how long after an answer the next question comes, at least
 * @param spacing how long after a question the next one comes, at least
 * @param early whether the answer is told when all who play have answered
 */
public record TriviaSettings(
    boolean builtIn,
    List<Path> packs,
    int rounds,
    Duration time,
    Duration pause,
    Duration spacing,
    boolean early) {
  /** The most questions of one round. */
  public static final int MOST_ROUNDS = 20;

  /** The shortest time for an answer. */
  public static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The longest time for an answer. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** Copies the list. */
  public TriviaSettings {
    packs = List.copyOf(packs);
  }
}
