package dev.althing.feature.poll.ask;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import dev.althing.matrix.event.Reaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The reactions that stand for options: the emoji before a text, else a number or a letter. */
final class Signs {
  private static final int NUMBERS = 10;
  private static final String KEYCAP = "\uFE0F\u20E3";
  private static final int FIRST_LETTER = 0x1F1E6;
  private static final int LAST_LETTER = 0x1F1FF;
  private static final String TRADE = "\u00A9\u00AE\u2122";

  /** A sign of more is none: emoji can be joined without end. */
  private static final int LONGEST = 40;

  private Signs() {}

  /** The emoji that a text begins with. */
  static Optional<String> before(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    // Only the beginning is looked at, and one character more to see that it ends.
    clusters.setText(text.substring(0, Math.min(text.length(), LONGEST + 2)));
    int end = clusters.next();
    boolean isSign = end != BreakIterator.DONE && end <= LONGEST && isEmoji(text, end);
    return isSign ? Optional.of(text.substring(0, end)) : Optional.empty();
  }

  private static boolean isEmoji(String text, int end) {
    int[] all = text.substring(0, end).codePoints().toArray();
    boolean isFlag = all.length == 2 && isLetter(all[0]) && isLetter(all[1]);
    boolean isKeycap = all[all.length - 1] == 0x20E3;
    boolean isPicture =
        UCharacter.hasBinaryProperty(all[0], UProperty.EXTENDED_PICTOGRAPHIC)
            && TRADE.indexOf(all[0]) < 0;
    return isFlag || isKeycap || isPicture;
  }

  private static boolean isLetter(int codePoint) {
    return codePoint >= FIRST_LETTER && codePoint <= LAST_LETTER;
  }

  /** Options with a sign each; those without one of their own get one that is free. */
  static List<Option> assigned(List<String> texts) {
    List<Optional<String>> own = texts.stream().map(Signs::before).toList();
    Set<String> taken = new HashSet<>();
    own.forEach(sign -> sign.map(Reaction::plain).ifPresent(taken::add));
    Iterator<String> free =
        usual(texts.size()).stream().filter(s -> !taken.contains(Reaction.plain(s))).iterator();
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      options.add(
          own.get(i)
              .map(sign -> new Option(sign, text.substring(sign.length()).strip(), true))
              .orElseGet(() -> new Option(free.next(), text, false)));
    }
    return options;
  }

  /** More than are needed, since some may be taken. */
  private static List<String> usual(int options) {
    List<String> letters =
        IntStream.rangeClosed(FIRST_LETTER, LAST_LETTER).mapToObj(Character::toString).toList();
    if (options > NUMBERS) {
      List<String> all = new ArrayList<>(letters);
      all.addAll(numbers());
      return all;
    }
    List<String> all = new ArrayList<>(numbers());
    all.addAll(letters);
    return all;
  }

  private static List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    IntStream.range(1, NUMBERS).forEach(i -> numbers.add(i + KEYCAP));
    numbers.add("\uD83D\uDD1F");
    return numbers;
  }
}
