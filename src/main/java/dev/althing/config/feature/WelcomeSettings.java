package dev.althing.config.feature;

/** Who is welcomed, and how. */
public record WelcomeSettings() {}
