package dev.althing.feature.remind;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in which people of one language say when; the English ones are always understood. */
enum Tongue {
  ENGLISH(
      "at",
      "",
      "on",
      "tomorrow",
      "[ap]",
      "w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?"),
  // Not "am", which is a preposition.
  GERMAN(
      "at|um",
      "um",
      "on|am",
      "tomorrow|morgen",
      "[p]",
      "w|weeks?|wochen?|d|days?|tagen?|tage?|h|hrs?|hours?|std|stunden?"
          + "|m|mins?|minuten?|minutes?|s|secs?|seconds?|sek|sekunden?");

  /** Units that the language of commands does not have, by how they begin. */
  private static final Map<String, String> UNITS =
      Map.of("woche", "w", "tag", "d", "std", "h", "stunde", "h", "minute", "m", "sek", "s");

  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private final Pattern clock;
  private final Pattern date;
  private final Pattern tomorrow;
  private final Pattern span;
  private final String atFullHour;

  Tongue(String at, String atFullHour, String on, String tomorrow, String half, String unit) {
    // Phones begin a text with a capital letter.
    this.clock =
        Pattern.compile(
            "(?si)(?:(?<at>%s)\\s+)?(?<hour>\\d{1,2})(?:(?<mark>[:.])(?<minute>\\d{2}))?"
                    .formatted(at)
                + "(?:\\s*(?<half>%s)\\.?m\\b\\.?)?(?:\\s*(?<uhr>uhr)\\b)?(?:\\s+|$)(?<rest>.*)"
                    .formatted(half));
    this.date =
        Pattern.compile("(?si)(?:(?:%s)\\s+)?(\\d{4}-\\d{2}-\\d{2})(?:\\s+|$)(.*)".formatted(on));
    this.tomorrow = Pattern.compile("(?si)(?:%s)\\s+(.*)".formatted(tomorrow));
    this.span =
        Pattern.compile(
            "(?si)(?:in\\s+)?((?:\\d{1,12}\\s*(?:%s)(?!\\p{L})\\s*){1,4})(?:(?<=\\s)|$)(.*)"
                .formatted(unit));
    this.atFullHour = atFullHour;
  }

  /** The words of a language, or the English ones. */
  static Tongue of(Locale locale) {
    return locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
  }

  /** A date, and what is written behind it. */
  Matcher date(String text) {
    return date.matcher(text);
  }

  /** What is written behind the word for the next day. */
  Matcher tomorrow(String text) {
    return tomorrow.matcher(text);
  }

  /** A length of time in these words, and what is written behind it. */
  Matcher span(String text) {
    return span.matcher(text);
  }

  /** A length of time as commands write it: {@code 1h30m}. */
  static String asInCommands(String span) {
    return WORD.matcher(span.toLowerCase(Locale.ROOT))
        .replaceAll(word -> unit(word.group()))
        .replaceAll("\\s", "");
  }

  private static String unit(String word) {
    return UNITS.entrySet().stream()
        .filter(unit -> word.startsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(word);
  }

  /**
   * A time of day that a text begins with. Two numbers with a point between them may be a price,
   * and one alone may be anything: both are a time only with a word that says so.
   *
   * @param isDay whether the day was named before it
   */
  Optional<ClockTime> clock(String text, boolean isDay) {
    Matcher found = clock.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    String at = found.group("at");
    String mark = found.group("mark");
    boolean isSaid = found.group("half") != null || found.group("uhr") != null;
    boolean isMeant =
        mark == null
            ? isSaid || atFullHour.equalsIgnoreCase(at)
            : isSaid || mark.equals(":") || at != null || isDay;
    return isMeant
        ? ClockTime.of(
            Integer.parseInt(found.group("hour")),
            mark == null ? 0 : Integer.parseInt(found.group("minute")),
            Optional.ofNullable(found.group("half")),
            found.group("rest"))
        : Optional.empty();
  }
}
