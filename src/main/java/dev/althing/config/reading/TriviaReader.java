package dev.althing.config.reading;

import dev.althing.config.feature.TriviaSettings;
import java.time.Duration;
import java.util.Map;

/** The reading of {@link TriviaSettings}. */
final class TriviaReader {
  private static final Form<Boolean> SWITCH = Forms.choice(Map.of("true", true, "false", false));

  private TriviaReader() {}

  static TriviaSettings read(Section section) {
    return new TriviaSettings(
        section.read("built-in", SWITCH),
        section.list("packs", Forms.path()),
        section.read("rounds", Forms.wholeNumber(1, TriviaSettings.MOST_ROUNDS)),
        section.read("time", Forms.duration(TriviaSettings.SHORTEST, TriviaSettings.LONGEST)),
        section.read("pause", Forms.duration(Duration.ofSeconds(2), Duration.ofMinutes(10))),
        section.read("spacing", Forms.duration(Duration.ofSeconds(5), Duration.ofMinutes(10))),
        section.read("early", SWITCH));
  }
}
