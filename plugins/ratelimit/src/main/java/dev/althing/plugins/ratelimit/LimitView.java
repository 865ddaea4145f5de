package dev.althing.plugins.ratelimit;

import dev.althing.spi.Markdown;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Wording;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the limit says, in words.
 *
 * @param words in which language
 */
record LimitView(Wording.Tongue words) {
  private static final Set<String> LANGUAGES = Set.of("en", "de");
  private static final int LONGEST_SHOWN = 40;

  /** The view in a language; empty when it is not spoken here. */
  static Optional<LimitView> in(String language) {
    return LANGUAGES.contains(language) ? Optional.of(spoken(language)) : Optional.empty();
  }

  static LimitView english() {
    return spoken("en");
  }

  private static LimitView spoken(String language) {
    Wording wording = Wording.of(LimitView.class, "words");
    return new LimitView(wording.in(Locale.forLanguageTag(language)));
  }

  String summary(Limit limit) {
    return words.say("summary", text(limit.messages()), time(limit.within()));
  }

  String reason(Limit limit) {
    return words.say("reason", text(limit.messages()), time(limit.within()));
  }

  String warning(Limit limit) {
    return words.say("warn", text(limit.messages()), time(limit.within()));
  }

  /** What the management room is told of the end. */
  String told(Happening judged, int count, Limit limit, Sanction sanction) {
    return words.say(
        "told." + sanction.code(),
        Markdown.code(judged.sender().value()),
        text(count),
        time(limit.within()),
        Markdown.code(judged.room().value()));
  }

  String badTime(Duration given) {
    return words.say("bad.within", given.toString());
  }

  String badSanction(String given) {
    return words.say("bad.then", shown(given));
  }

  String badLanguage(String given) {
    return words.say("bad.language", shown(given));
  }

  private String time(Duration time) {
    boolean inMinutes = time.toSecondsPart() == 0;
    long count = inMinutes ? time.toMinutes() : time.toSeconds();
    String unit = inMinutes ? "time.minute" : "time.second";
    return words.say(count == 1 ? unit : unit + "s", text(count));
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String shown(String given) {
    return Markdown.escape(given, LONGEST_SHOWN);
  }
}
