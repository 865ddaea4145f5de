package dev.althing.config.feature;

/**
 * How the features that people come for behave.
 *
 * @param wordle the word game
 * @param trivia the questions
 * @param welcome the reception of newcomers
 */
public record FeatureSettings(
    WordleSettings wordle, TriviaSettings trivia, WelcomeSettings welcome) {}
