package dev.althing.feature.trivia.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of a text in which only what matters is left: words without case, accents, punctuation
 * and articles, and numbers as digits.
 */
public final class Folding {
  /** More is not looked at: no answer is so long. */
  static final int LONGEST = 300;

  private static final Pattern QUOTES = Pattern.compile("['’‘ʼ`´\"“”„«»]");
  private static final Pattern GROUPS = Pattern.compile("(?<=\\d)[., ](?=\\d{3}(?!\\d))");
  private static final Pattern COMMA = Pattern.compile("(?<=\\d),(?=\\d)");
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}])-)?\\d+(?:\\.\\d+)*(?![\\p{L}\\p{N}+#])|[\\p{L}\\p{M}\\p{N}+#]+");

  private static final Map<Integer, String> LETTERS =
      Map.of(
          (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł', "l",
          (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'ı', "i", (int) '−', "-");

  private static final Set<String> ARTICLES =
      Set.of(
          "the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen",
          "einer", "le", "la", "les", "un", "une", "el", "los", "las", "il", "lo", "gli");

  private static final Set<String> JOINING = Set.of("and", "und");

  private Folding() {}

  /** The words that matter. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WORD.matcher(plain(text)).results().forEach(found -> words.add(found.group()));
    List<String> rest = without(words, JOINING);
    while (rest.size() > 1 && ARTICLES.contains(rest.get(0))) {
      rest = rest.subList(1, rest.size());
    }
    return Numerals.asDigits(rest);
  }

  /** A text in which two spellings of the same are equal. */
  public static String key(String text) {
    StringBuilder key = new StringBuilder();
    for (String word : words(text)) {
      key.append(isNumber(word) ? "|" + word + "|" : word);
    }
    return key.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : key.toString();
  }

  /** Whether digits are in a word: such a one is right or wrong, and never a slip. */
  static boolean isNumber(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** The umlauts as they are written where there are no keys for them. */
  static String spelt(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue");
  }

  private static List<String> without(List<String> words, Set<String> some) {
    List<String> rest = words.stream().filter(word -> !some.contains(word)).toList();
    return rest.isEmpty() ? words : rest;
  }

  private static String plain(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(start, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Folding::isSeen)
        .map(Character::toLowerCase)
        .forEach(it -> append(letters, it));
    String unquoted = QUOTES.matcher(letters).replaceAll("");
    return COMMA.matcher(GROUPS.matcher(unquoted).replaceAll("")).replaceAll(".");
  }

  private static void append(StringBuilder letters, int codePoint) {
    String instead = LETTERS.get(codePoint);
    if (instead == null) {
      letters.appendCodePoint(codePoint);
    } else {
      letters.append(instead);
    }
  }

  /** Accents are separate characters here, and go like all that cannot be seen by itself. */
  private static boolean isSeen(int codePoint) {
    int type = Character.getType(codePoint);
    boolean isAccent = codePoint >= 0x300 && codePoint <= 0x36F;
    boolean isVariation = codePoint >= 0xFE00 && codePoint <= 0xFE0F;
    return !isAccent && !isVariation && type != Character.FORMAT && type != Character.SURROGATE;
  }
}
