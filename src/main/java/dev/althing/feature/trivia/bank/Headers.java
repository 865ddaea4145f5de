package dev.althing.feature.trivia.bank;

import dev.althing.feature.trivia.match.Folding;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The head of a pack while it is read; what it lacks or has wrong is made up for, and named. */
final class Headers {
  static final Set<String> KEYS = Set.of("title", "source", "license", "category", "language");
  private static final int LONGEST = 300;
  private static final int LONGEST_CATEGORY = 40;

  /** Words that mean something else where categories are named. */
  private static final Set<String> TAKEN =
      Set.of(
          "any",
          "all",
          "easy",
          "medium",
          "hard",
          "text",
          "choice",
          "rounds",
          "time",
          "stop",
          "info",
          "categories",
          "scores",
          "stats",
          "help",
          "alle",
          "leicht",
          "mittel",
          "schwer");

  private final String file;
  private final Examiner examiner;
  private final Map<String, String> values = new HashMap<>();

  Headers(String file, Examiner examiner) {
    this.file = file;
    this.examiner = examiner;
  }

  /** Takes a value, unless it cannot be shown. */
  void put(String key, String value, int line) {
    int most = key.equals("category") ? LONGEST_CATEGORY : LONGEST;
    Optional<String> flaw =
        Examiner.text("the " + key, value, most).or(() -> misfit(key, value.strip()));
    if (flaw.isPresent()) {
      examiner.flaw(file, line, flaw.get());
    } else if (values.putIfAbsent(key, value.strip()) != null) {
      examiner.flaw(file, line, "there is a second " + key);
    }
  }

  private static Optional<String> misfit(String key, String value) {
    if (key.equals("language") && !isLanguage(value)) {
      return Optional.of(Examiner.quoted(value) + " is not a language, like en or de");
    }
    String folded = Folding.key(value);
    boolean isTaken = TAKEN.contains(folded) || folded.chars().noneMatch(Character::isLetter);
    return key.equals("category") && isTaken
        ? Optional.of("a category cannot be called " + Examiner.quoted(value))
        : Optional.empty();
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException malformed) {
      return false;
    }
  }

  /** What the questions that follow belong to. */
  Header read() {
    String name = name();
    if (!values.containsKey("category")) {
      examiner.flaw(file, 0, "there is no category; its questions are filed under " + name);
      values.put("category", name);
    }
    return new Header(
        values.getOrDefault("title", name),
        values.getOrDefault("source", ""),
        values.getOrDefault("license", ""),
        values.getOrDefault("category", name),
        Locale.forLanguageTag(values.getOrDefault("language", "en")).getLanguage());
  }

  private String name() {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
