package dev.althing.config.reading;

import dev.althing.config.feature.WelcomeSettings;

/** The reading of {@link WelcomeSettings}. */
final class WelcomeReader {
  private WelcomeReader() {}

  static WelcomeSettings read(Section section) {
    return new WelcomeSettings();
  }
}
