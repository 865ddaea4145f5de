package dev.althing.feature.trivia.bank;

import dev.althing.feature.trivia.match.Folding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The judge of everything that is offered as a question: keeps the good ones, names the flaws. */
final class Examiner {
  static final int MOST_QUESTIONS = 100_000;
  static final int LONGEST_QUESTION = 300;
  static final int LONGEST_ANSWER = 80;
  private static final int MOST_ACCEPTED = 20;
  private static final int MOST_WRONG = 3;
  private static final int ID_BYTES = 8;
  private static final int SHOWN = 40;

  /** A flag is the whole question, and is lost in the folded form. */
  private static final Pattern NO_SYMBOL = Pattern.compile("[^\\p{So}]");

  private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});");

  private final List<Question> questions = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();

  /** Where each question stands, by what it is asked about. */
  private final Map<String, String> places = new HashMap<>();

  List<Question> questions() {
    return List.copyOf(questions);
  }

  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  void flaw(String file, int line, String what) {
    flaws.add(new Flaw(file, line, what));
  }

  /** Takes a question in, or notes why it cannot be. */
  void examine(String file, Header pack, Draft draft) {
    Optional<String> flaw = flaw(draft).or(() -> repeated(file, pack, draft));
    if (flaw.isPresent()) {
      flaw(file, draft.line(), flaw.get());
      return;
    }
    String text = draft.text().strip();
    questions.add(
        new Question(
            id(pack.category(), text),
            pack,
            Difficulty.of(draft.difficulty().strip().toLowerCase(Locale.ROOT)).orElseThrow(),
            text,
            draft.right(),
            draft.wrong()));
  }

  private static Optional<String> flaw(Draft draft) {
    String word = draft.difficulty().strip().toLowerCase(Locale.ROOT);
    if (Difficulty.of(word).isEmpty()) {
      return Optional.of(
          "the difficulty is " + quoted(draft.difficulty()) + ", not easy, medium or hard");
    }
    return text("the question", draft.text(), LONGEST_QUESTION)
        .or(() -> number(draft))
        .or(() -> answers(draft))
        .or(() -> doubled(draft));
  }

  private static Optional<String> number(Draft draft) {
    if (draft.right().isEmpty()) {
      return Optional.of("there is no right answer");
    }
    if (draft.wrong().isEmpty()) {
      return Optional.of("there is no wrong answer");
    }
    if (draft.wrong().size() > MOST_WRONG) {
      return Optional.of("there are " + draft.wrong().size() + " wrong answers, 3 at most");
    }
    return draft.right().size() > MOST_ACCEPTED
        ? Optional.of("there are more than " + MOST_ACCEPTED + " accepted answers")
        : Optional.empty();
  }

  private static Optional<String> answers(Draft draft) {
    List<String> all = new ArrayList<>(draft.right());
    all.addAll(draft.wrong());
    return all.stream()
        .map(answer -> text("the answer " + quoted(answer), answer, LONGEST_ANSWER))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The right answer may be accepted in several forms, of which some may count as the same. */
  private static Optional<String> doubled(Draft draft) {
    Set<String> seen = new HashSet<>();
    draft.right().forEach(answer -> seen.add(Folding.key(answer)));
    return draft.wrong().stream()
        .filter(answer -> !seen.add(Folding.key(answer)))
        .map(answer -> "the answer " + quoted(answer) + " is there twice")
        .findFirst();
  }

  private Optional<String> repeated(String file, Header pack, Draft draft) {
    if (questions.size() >= MOST_QUESTIONS) {
      return Optional.of("there are more than " + MOST_QUESTIONS + " questions");
    }
    String key =
        Folding.key(pack.category())
            + "\n"
            + Folding.key(draft.text())
            + NO_SYMBOL.matcher(draft.text()).replaceAll("");
    String before = places.putIfAbsent(key, file + ":" + draft.line());
    return before == null ? Optional.empty() : Optional.of("the same question stands in " + before);
  }

  /** What is wrong with a text that is shown. */
  static Optional<String> text(String name, String text, int most) {
    if (text.isBlank()) {
      return Optional.of(name + " is empty");
    }
    if (text.codePointCount(0, text.length()) > most) {
      return Optional.of(name + " has more than " + most + " characters");
    }
    if (!text.codePoints().allMatch(Examiner::isShown)) {
      return Optional.of(name + " holds a character that is not shown");
    }
    return ENTITY.matcher(text).find()
        ? Optional.of(name + " holds an HTML entity, like &quot;")
        : Optional.empty();
  }

  private static boolean isShown(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  static String quoted(String text) {
    StringBuilder shown = new StringBuilder();
    text.strip()
        .codePoints()
        .limit(SHOWN)
        .forEach(it -> shown.appendCodePoint(isShown(it) ? it : '?'));
    boolean isCut = text.strip().codePointCount(0, text.strip().length()) > SHOWN;
    return '"' + shown.toString() + (isCut ? "…" : "") + '"';
  }

  private static String id(String category, String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((category + "\n" + text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
