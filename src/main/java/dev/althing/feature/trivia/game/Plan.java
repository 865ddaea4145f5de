package dev.althing.feature.trivia.game;

import dev.althing.feature.trivia.bank.Bank;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wants to be played.
 *
 * @param starter who wants it
 * @param thread the root of the thread in which it is played
 * @param locale the language of the room, as a tag such as {@code en}
 * @param isTyped whether answers are typed, not chosen
 * @param rounds how many questions
 * @param seconds how long each can be answered
 * @param category out of which; any when empty
 * @param difficulty how hard; any when empty
 */
public record Plan(
    UserId starter,
    Optional<EventId> thread,
    String locale,
    boolean isTyped,
    int rounds,
    int seconds,
    Optional<String> category,
    Optional<Difficulty> difficulty) {
  /** How long each question can be answered. */
  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /** The questions that come into it. */
  Bank.Wanted wanted() {
    String language = Locale.forLanguageTag(locale).getLanguage();
    return new Bank.Wanted(category, difficulty, isTyped, language);
  }
}
