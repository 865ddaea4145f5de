package dev.althing.feature.trivia.bank;

import dev.althing.feature.trivia.match.Folding;
import dev.althing.spi.Spelling;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All questions there are. */
public final class Bank {
  private final List<Question> questions;
  private final Set<String> answers = new HashSet<>();

  /**
   * What questions are wanted.
   *
   * @param category the name of a category, as {@link #category} gives it; any when empty
   * @param difficulty any when empty
   * @param isOpen whether they must make sense without their answers
   * @param language in which they should be; what there is in no such language comes in any
   */
  public record Wanted(
      Optional<String> category,
      Optional<Difficulty> difficulty,
      boolean isOpen,
      String language) {}

  /** A bank of these questions. */
  public Bank(List<Question> questions) {
    this.questions = List.copyOf(questions);
    for (Question question : questions) {
      Stream.concat(question.right().stream(), question.wrong().stream())
          .map(Folding::key)
          .forEach(answers::add);
    }
  }

  /** How many questions there are. */
  public int size() {
    return questions.size();
  }

  /** The questions that are wanted; those of the language, if there are any. */
  public List<Question> pool(Wanted wanted) {
    List<Question> all =
        questions.stream()
            .filter(
                it -> wanted.category().map(it.pack().category()::equalsIgnoreCase).orElse(true))
            .filter(it -> wanted.difficulty().map(it.difficulty()::equals).orElse(true))
            .filter(it -> !wanted.isOpen() || it.isOpen())
            .toList();
    return spoken(all, wanted.language());
  }

  private static List<Question> spoken(List<Question> all, String language) {
    return Stream.of(language, Locale.ENGLISH.getLanguage())
        .map(tag -> all.stream().filter(it -> it.pack().language().equals(tag)).toList())
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(all);
  }

  /** The categories for people of a language, each with the number of its questions. */
  public Map<String, Integer> categories(String language) {
    Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    spoken(questions, language).forEach(it -> counts.merge(it.pack().category(), 1, Integer::sum));
    return counts;
  }

  /** The category that is meant by a name: in any spelling, and if it is clear, in short. */
  public Optional<String> category(String name, String language) {
    String wanted = Folding.key(name);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<String> own = List.copyOf(categories(language).keySet());
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    questions.forEach(it -> names.add(it.pack().category()));
    List<String> all = List.copyOf(names);
    return equal(own, wanted)
        .or(() -> equal(all, wanted))
        .or(() -> only(own, wanted))
        .or(() -> only(all, wanted));
  }

  private static Optional<String> equal(List<String> names, String wanted) {
    return names.stream().filter(it -> Folding.key(it).equals(wanted)).findFirst();
  }

  private static Optional<String> only(List<String> names, String wanted) {
    List<String> begun = names.stream().filter(it -> Folding.key(it).startsWith(wanted)).toList();
    return begun.size() == 1 ? Optional.of(begun.get(0)) : Optional.empty();
  }

  /** The category whose name is nearest to what somebody wrote. */
  public Optional<String> nearest(String name, String language) {
    String wanted = Folding.key(name);
    return categories(language).keySet().stream()
        .filter(it -> Spelling.slips(Folding.key(it), wanted) <= Math.max(1, wanted.length() / 3))
        .min(Comparator.comparingInt(it -> Spelling.slips(Folding.key(it), wanted)));
  }

  /** Whether a text is, just so, an answer to some question, be it a wrong one. */
  public boolean isAnswer(String text) {
    return answers.contains(Folding.key(text));
  }
}
