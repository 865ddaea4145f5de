package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Question;
import dev.althing.spi.Spelling;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reading of what newcomers write: an acceptance in words, keys of doors, an answer. */
public final class Consent {
  /** Nobody needs more to say yes, or to answer a question. */
  private static final int LONGEST = 1_000;

  private static final Set<String> YES =
      Set.of(
          "yes",
          "y",
          "yep",
          "yeah",
          "yup",
          "sure",
          "ok",
          "okay",
          "k",
          "accept",
          "accepted",
          "i accept",
          "i do accept",
          "agree",
          "agreed",
          "i agree",
          "i do",
          "deal",
          "ja",
          "jo",
          "jawohl",
          "jep",
          "klar",
          "na klar",
          "gerne",
          "einverstanden",
          "ich bin einverstanden",
          "akzeptiert",
          "ich akzeptiere",
          "akzeptiere ich",
          "ich stimme zu",
          "stimme zu",
          "zugestimmt",
          "passt",
          "in ordnung",
          "👍",
          "✔",
          "☑",
          "✅");

  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Punct}„“”‚‘’…]+|[\\s\\p{Punct}„“”‚‘’…]+$");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Consent() {}

  /** Which doors a text opens; none when it is no acceptance. */
  static List<String> keys(HouseSettings house, String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    if (isYes(text)) {
      List<String> spelt = spelt(house, text);
      return spelt.isEmpty() ? house.entrance().keys().subList(0, 1) : spelt;
    }
    return spelt(house, text);
  }

  /** Whether a text is an acceptance or an answer in a place. */
  static boolean isMeant(HouseSettings house, String text) {
    return text.length() <= LONGEST
        && (isYes(text) || !spelt(house, text).isEmpty() || isRight(house.question(), text));
  }

  /** Whether a text is a right answer to a question. */
  static boolean isRight(Optional<Question> question, String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String given = plain(text);
    return question.stream()
        .flatMap(asked -> asked.answers().stream())
        .anyMatch(answer -> plain(answer).equals(given));
  }

  private static boolean isYes(String text) {
    String folded = SPACE.matcher(Spelling.fold(text)).replaceAll(" ");
    return YES.contains(AROUND.matcher(folded).replaceAll(""));
  }

  /** A text that is nothing but keys. */
  private static List<String> spelt(HouseSettings house, String text) {
    String rest = SPACE.matcher(Spelling.fold(text)).replaceAll("");
    List<String> found = new ArrayList<>();
    while (!rest.isEmpty()) {
      Optional<String> key = beginning(house, rest);
      if (key.isEmpty()) {
        return List.of();
      }
      found.add(key.get());
      rest = rest.substring(Spelling.fold(key.get()).length());
    }
    return found.stream().distinct().toList();
  }

  private static Optional<String> beginning(HouseSettings house, String text) {
    return house.entrance().keys().stream()
        .filter(key -> !Spelling.fold(key).isEmpty() && text.startsWith(Spelling.fold(key)))
        .max(Comparator.comparingInt(String::length));
  }

  /** Words without case, accents and punctuation; what has none of them is only folded. */
  private static String plain(String text) {
    String folded = Spelling.fold(text);
    String bare = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD)).replaceAll("");
    String words = NO_WORD.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    return Stream.of(words, folded.strip()).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }
}
