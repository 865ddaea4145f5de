package dev.althing.feature.trial;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a slow answer has come; all of it stands in the name of its deadline.
 *
 * @param step the step that is shown next
 * @param locale the language it is told in
 * @param answer what caused the answer that changes
 */
record Progress(int step, Locale locale, Cause answer) {
  static final String TYPE = "trial";
  static final int LAST = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  static Progress begun(Locale locale, Cause answer) {
    return new Progress(2, locale, answer);
  }

  static Progress of(String key) {
    String[] parts = key.split(" ", 3);
    return new Progress(
        Integer.parseInt(parts[0]), Locale.forLanguageTag(parts[1]), new Cause(parts[2]));
  }

  boolean isLast() {
    return step >= LAST;
  }

  Progress next() {
    return new Progress(step + 1, locale, answer);
  }

  Effect after(Instant time, String room) {
    return new Effect.Schedule(TYPE, room, key(), time.plus(PAUSE));
  }

  private String key() {
    return step + " " + locale.toLanguageTag() + " " + answer.value();
  }
}
