package dev.althing.config.feature;

/** How the word game is played here. */
public record WordleSettings() {}
