package dev.althing.feature.trivia;

import dev.althing.config.feature.TriviaSettings;
import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import java.time.Duration;
import java.util.Optional;

/**
 * What somebody has ordered to be played, whatever they left out filled in.
 *
 * @param category out of which category; any when empty
 * @param isTyped whether answers are typed
 */
record Order(
    Optional<String> category,
    Optional<Difficulty> difficulty,
    boolean isTyped,
    int rounds,
    Duration time) {

  /** What became of the reading of an order. */
  sealed interface Reading {
    /** It is understood. */
    record Read(Order order) implements Reading {}

    /** Something is said twice. */
    record Twice(Saying what) implements Reading {}

    /** There cannot be so many questions. */
    record BadRounds(String written) implements Reading {}

    /** It cannot take so long. */
    record BadTime(String written) implements Reading {}

    /**
     * There is no such category.
     *
     * @param nearest the one that may be meant
     */
    record NoCategory(String written, Optional<String> nearest) implements Reading {}
  }

  /** Something that can be said of a round. */
  enum Saying {
    DIFFICULTY,
    MODE,
    ROUNDS,
    TIME
  }

  /** Reads the words behind the command, in whatever order they are. */
  static Reading read(String words, String language, Bank bank, TriviaSettings settings) {
    OrderWords said = OrderWords.of(words);
    if (said.problem().isPresent()) {
      return said.problem().get();
    }
    Optional<String> category = said.category().flatMap(name -> bank.category(name, language));
    if (said.category().isPresent() && category.isEmpty()) {
      String name = said.category().get();
      return new Reading.NoCategory(name, bank.nearest(name, language));
    }
    return new Reading.Read(
        new Order(
            category,
            said.difficulty(),
            said.isTyped().orElse(false),
            said.rounds().orElse(settings.rounds()),
            said.time().orElse(settings.time())));
  }
}
