package dev.althing.config.reading;

import dev.althing.config.feature.WordleSettings;

/** The reading of {@link WordleSettings}. */
final class WordleReader {
  private WordleReader() {}

  static WordleSettings read(Section section) {
    return new WordleSettings();
  }
}
