package dev.althing.feature.trial;

import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.util.Locale;
import java.util.Map;

/** What trials say, in words. */
final class TrialView {
  private final Texts texts;

  TrialView(Locale locale) {
    this.texts = Texts.of("trial", locale);
  }

  Reply number(long number) {
    return Reply.text(texts.say("number", Map.of("number", Long.toString(number))));
  }

  String step(int step) {
    return texts.say("step", Map.of("step", step, "last", Progress.LAST));
  }
}
