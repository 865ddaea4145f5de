package dev.althing.feature.trivia;

import dev.althing.config.feature.TriviaSettings;
import dev.althing.feature.trivia.Order.Reading;
import dev.althing.feature.trivia.Order.Saying;
import dev.althing.feature.trivia.bank.Difficulty;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Spelling;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of an order while they are read: known ones say what they say, others a category. */
final class OrderWords {
  private static final int LONGEST = 200;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;=]+|(?<=\\p{L}):(?=\\s|\\d)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:[.]\\d+)?");
  private static final Pattern SPAN = Pattern.compile("\\d{1,9}\\p{L}{1,8}");
  private static final int LONGEST_NUMBER = 2;

  private static final Map<String, Difficulty> DIFFICULTIES =
      Map.of(
          "easy", Difficulty.EASY,
          "leicht", Difficulty.EASY,
          "einfach", Difficulty.EASY,
          "medium", Difficulty.MEDIUM,
          "mittel", Difficulty.MEDIUM,
          "hard", Difficulty.HARD,
          "schwer", Difficulty.HARD);

  private static final Map<String, Boolean> MODES =
      Map.of("text", true, "typed", true, "choice", false, "choices", false, "auswahl", false);

  private static final Set<String> ROUNDS =
      Set.of("rounds", "round", "questions", "question", "runden", "runde", "fragen", "frage");
  private static final Set<String> TIME = Set.of("time", "zeit");
  private static final Set<String> ANYTHING = Set.of("any", "all", "everything", "alle", "alles");
  private static final Set<String> UNITS =
      Set.of(
          "s",
          "sec",
          "secs",
          "second",
          "seconds",
          "sek",
          "sekunden",
          "m",
          "min",
          "minute",
          "minutes");

  private final Deque<String> words;
  private final List<String> category = new ArrayList<>();
  private Optional<Difficulty> difficulty = Optional.empty();
  private Optional<Boolean> mode = Optional.empty();
  private Optional<Integer> rounds = Optional.empty();
  private Optional<Duration> time = Optional.empty();
  private Optional<Reading> problem = Optional.empty();

  private OrderWords(Deque<String> words) {
    this.words = words;
  }

  static OrderWords of(String text) {
    String start = text.strip();
    String bounded = start.length() > LONGEST ? start.substring(0, LONGEST) + "…" : start;
    Deque<String> words = new ArrayDeque<>();
    Arrays.stream(BETWEEN.split(bounded, -1))
        .map(word -> word.replaceFirst("^(--|—|–)", ""))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    OrderWords read = new OrderWords(words);
    while (!words.isEmpty() && read.problem.isEmpty()) {
      read.word(words.remove());
    }
    return read;
  }

  Optional<Reading> problem() {
    return problem;
  }

  Optional<String> category() {
    return category.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", category));
  }

  Optional<Difficulty> difficulty() {
    return difficulty;
  }

  Optional<Boolean> isTyped() {
    return mode;
  }

  Optional<Integer> rounds() {
    return rounds;
  }

  Optional<Duration> time() {
    return time;
  }

  private void word(String written) {
    String word = Spelling.fold(written);
    if (DIFFICULTIES.containsKey(word)) {
      difficulty = once(difficulty, DIFFICULTIES.get(word), Saying.DIFFICULTY);
    } else if (MODES.containsKey(word)) {
      mode = once(mode, MODES.get(word), Saying.MODE);
    } else if (ROUNDS.contains(word)) {
      rounds(next().orElse(written));
    } else if (TIME.contains(word)) {
      span(next().orElse(written));
    } else if (NUMBER.matcher(word).matches()) {
      number(word);
    } else if (SPAN.matcher(word).matches()) {
      span(word);
    } else if (!ANYTHING.contains(word)) {
      category.add(written);
    }
  }

  private Optional<String> next() {
    return Optional.ofNullable(words.poll()).map(Spelling::fold);
  }

  /** A number alone counts questions, unless a unit of time is behind it. */
  private void number(String word) {
    Optional<String> next = Optional.ofNullable(words.peek()).map(Spelling::fold);
    if (next.filter(UNITS::contains).isPresent()) {
      span(word + words.remove());
    } else {
      rounds(word);
      next.filter(ROUNDS::contains).ifPresent(noun -> words.remove());
    }
  }

  private void rounds(String word) {
    boolean isNumber =
        word.length() <= LONGEST_NUMBER && word.chars().allMatch(OrderWords::isDigit);
    int number = isNumber ? Integer.parseInt(word) : 0;
    if (number < 1 || number > TriviaSettings.MOST_ROUNDS) {
      problem = Optional.of(new Reading.BadRounds(word));
    } else {
      rounds = once(rounds, number, Saying.ROUNDS);
    }
  }

  private void span(String written) {
    String word = Spelling.fold(written);
    boolean isNumber = word.chars().allMatch(OrderWords::isDigit);
    Optional<String> unit =
        Optional.ofNullable(words.peek()).map(Spelling::fold).filter(UNITS::contains);
    if (isNumber && unit.isPresent()) {
      words.remove();
    }
    String whole = isNumber ? word + unit.orElse("s") : word;
    Optional<Duration> span =
        ParameterType.duration(TriviaSettings.SHORTEST, TriviaSettings.LONGEST)
            .read(whole.replaceFirst("sek(unden)?$", "s"));
    if (span.isEmpty()) {
      problem = Optional.of(new Reading.BadTime(whole));
    } else {
      time = once(time, span.get(), Saying.TIME);
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private <T> Optional<T> once(Optional<T> before, T now, Saying what) {
    if (before.isPresent() && !before.get().equals(now)) {
      problem = Optional.of(new Reading.Twice(what));
    }
    return Optional.of(now);
  }
}
