package dev.althing.config.feature;

/** How trivia is played here. */
public record TriviaSettings() {}
