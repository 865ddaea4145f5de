package dev.althing.config.reading;

import dev.althing.config.feature.WordLists;
import dev.althing.config.feature.WordleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reading of {@link WordleSettings}, with the lists of words that they name. */
final class WordleReader {
  private static final String ANSWERS = "answers";
  private static final String GUESSES = "guesses";

  /** With fewer the same words would come again too soon. */
  private static final int FEWEST = 200;

  private static final long LARGEST_FILE = 4 << 20;

  /** So many wrong lines of a file are named one by one. */
  private static final int NAMED = 20;

  private final Section section;

  private WordleReader(Section section) {
    this.section = section;
  }

  static WordleSettings read(Section section) {
    return new WordleReader(section).read();
  }

  private WordleSettings read() {
    Optional<Map<String, Integer>> answers = list(ANSWERS, FEWEST);
    Optional<Map<String, Integer>> guesses = list(GUESSES, FEWEST);
    WordLists bundled = WordLists.bundled();
    Set<String> known = guesses.map(Map::keySet).orElse(bundled.guesses());
    if (answers.isPresent()) {
      answers.ifPresent(lines -> checkAmong(known, ANSWERS, lines));
    } else if (guesses.isPresent() && !section.has(ANSWERS)) {
      Map<String, Integer> shipped = new HashMap<>();
      bundled.answers().forEach(word -> shipped.put(word, 0));
      checkAmong(known, GUESSES, shipped);
    }
    List<String> wanted = answers.map(Map::keySet).map(List::copyOf).orElse(bundled.answers());
    return new WordleSettings(
        new WordLists(wanted.stream().sorted().toList(), known),
        section.optional("room", Forms.room()));
  }

  /** The words with their lines; empty when no file is named, or it cannot be read. */
  private Optional<Map<String, Integer>> list(String key, int fewest) {
    return section.optional(key, Forms.path()).flatMap(file -> lines(key, file, fewest));
  }

  private Optional<Map<String, Integer>> lines(String key, Path file, int fewest) {
    Optional<List<String>> text = text(key, file);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = text.get();
    Map<String, Integer> found = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      WordLists.words(lines.subList(i, i + 1).stream())
          .forEach(word -> take(word, number, found).ifPresent(wrong::add));
    }
    report(key, file, wrong);
    if (found.size() < fewest) {
      section.problem(
          key,
          "names " + file + " with only " + found.size() + " good words",
          "write at least " + fewest + " words, one a line");
    }
    return Optional.of(found);
  }

  /** Takes a word; or says what is wrong with it. */
  private static Optional<String> take(String word, int line, Map<String, Integer> found) {
    String shown = "line " + line + ", \"" + shortened(word) + "\", ";
    if (!word.matches("[a-z]*")) {
      return Optional.of(shown + "has other letters than a to z");
    }
    if (word.length() != 5) {
      return Optional.of(shown + "has " + word.length() + " letters and not five");
    }
    Integer earlier = found.putIfAbsent(word, line);
    return earlier == null
        ? Optional.empty()
        : Optional.of(shown + "stands in line " + earlier + " already");
  }

  private static String shortened(String word) {
    String visible = word.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= 20 ? visible : visible.substring(0, 20) + "…";
  }

  private void report(String key, Path file, List<String> wrong) {
    wrong.stream()
        .limit(NAMED)
        .forEach(
            line ->
                section.problem(
                    key, "names " + file + ", where " + line, "correct or remove the line"));
    if (wrong.size() > NAMED) {
      section.problem(
          key,
          "names " + file + ", where " + (wrong.size() - NAMED) + " more lines are wrong",
          "correct or remove them");
    }
  }

  private void checkAmong(Set<String> guesses, String key, Map<String, Integer> answers) {
    Set<String> missing = new HashSet<>(answers.keySet());
    missing.removeAll(guesses);
    List<String> named = missing.stream().sorted().limit(NAMED).toList();
    if (!missing.isEmpty()) {
      String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
      section.problem(
          key,
          "leaves answers that could not be guessed: " + String.join(", ", named) + more,
          "add them to the guesses, or remove them from the answers");
    }
  }

  private Optional<List<String>> text(String key, Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        section.problem(key, "names " + file + ", which is larger than 4 MiB", "name a word list");
        return Optional.empty();
      }
      return Optional.of(
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException fault) {
      section.problem(key, "names " + file + ", which cannot be read", "check the path");
      return Optional.empty();
    }
  }
}
