package dev.althing.feature.count;

import dev.althing.spi.Reply;
import dev.althing.text.Texts;
import java.util.Locale;
import java.util.Map;

/** What a counter says, in words. */
final class CountView {
  private CountView() {}

  static Reply of(Counter.Count count, Locale locale) {
    Texts texts = Texts.of("count", locale);
    if (count instanceof Counter.Count.Is is) {
      return Reply.text(texts.say("is", Map.of("value", is.value())));
    }
    if (count instanceof Counter.Count.WasReset reset) {
      return Reply.text(texts.say("reset", Map.of("was", reset.was())));
    }
    throw new AssertionError(count);
  }
}
