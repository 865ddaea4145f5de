package dev.althing.plugins.wordfilter;

import dev.althing.spi.Markdown;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the filter says, in words; the forbidden word itself only to moderators.
 *
 * @param words in which language
 */
record FilterView(Wording.Tongue words) {
  private static final Set<String> LANGUAGES = Set.of("en", "de");
  private static final int LONGEST_SHOWN = 100;
  private static final int MOST_TROUBLES = 20;

  /** The view in a language; empty when it is not spoken here. */
  static Optional<FilterView> in(String language) {
    return LANGUAGES.contains(language) ? Optional.of(spoken(language)) : Optional.empty();
  }

  static FilterView english() {
    return spoken("en");
  }

  private static FilterView spoken(String language) {
    Wording wording = Wording.of(FilterView.class, "words");
    return new FilterView(wording.in(Locale.forLanguageTag(language)));
  }

  String summary() {
    return words.say("summary");
  }

  String reason() {
    return words.say("reason");
  }

  String reasonOfName() {
    return words.say("reason.name");
  }

  String warning(Action action) {
    return words.say(action.redacts() ? "warn.redacted" : "warn");
  }

  /** What the management room is told of a message. */
  String told(Happening happening, Rule rule, Action action) {
    String key = happening instanceof Happening.Edit ? "told.edit" : "told.message";
    return told(key, happening, rule, action.code());
  }

  /** What the management room is told of a name. */
  String toldOfName(Happening happening, Rule rule, Action action) {
    boolean acts = action == Action.KICK || action == Action.BAN;
    return told("told.name", happening, rule, acts ? action.code() : words.say("told.nothing"));
  }

  private String told(String key, Happening happening, Rule rule, String action) {
    return words.say(
        key,
        Markdown.code(happening.sender().value()),
        Markdown.code(happening.room().value()),
        Markdown.code(cut(rule.text())),
        place(rule.source()),
        Markdown.escape(action));
  }

  /** All that keeps the filter from starting, or the first of it. */
  String troubles(List<Trouble> troubles) {
    String first =
        troubles.stream().limit(MOST_TROUBLES).map(this::trouble).collect(Collectors.joining(" "));
    int others = troubles.size() - MOST_TROUBLES;
    return others > 0 ? first + " " + words.say("trouble.others", Integer.toString(others)) : first;
  }

  private String trouble(Trouble trouble) {
    String said =
        words.say(
            "trouble." + trouble.kind().code(), Markdown.escape(trouble.shown(), LONGEST_SHOWN));
    return trouble
        .source()
        .map(source -> words.say("trouble.at", place(source), said))
        .orElse(said);
  }

  private String place(Source source) {
    return words.say("place." + source.place().code(), Integer.toString(source.number()));
  }

  private static String cut(String text) {
    boolean isShort = text.codePointCount(0, text.length()) <= LONGEST_SHOWN;
    return isShort ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
