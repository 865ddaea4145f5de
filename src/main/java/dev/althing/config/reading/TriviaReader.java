package dev.althing.config.reading;

import dev.althing.config.feature.TriviaSettings;

/** The reading of {@link TriviaSettings}. */
final class TriviaReader {
  private TriviaReader() {}

  static TriviaSettings read(Section section) {
    return new TriviaSettings();
  }
}
