package dev.althing.feature.trivia.match;

import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How like the right answer a typed one is. */
public enum Likeness {
  /** Nothing that matters is different. */
  SAME,
  /** It was mistyped, if it is not the answer to something else. */
  CLOSE,
  /** It is another. */
  OTHER;

  private static final int LONGEST = 200;
  private static final int ONE_SLIP = 5;
  private static final int TWO_SLIPS = 9;

  /** How people begin when they are not sure; the longer first. */
  private static final List<List<String>> BEGINNINGS =
      Stream.of(
              "i think its",
              "i think it is",
              "ich glaube es ist",
              "i would say",
              "i think",
              "i guess",
              "ich glaube",
              "ich denke",
              "is it",
              "it is",
              "its",
              "ist es",
              "es ist",
              "das ist",
              "thats",
              "that is",
              "maybe",
              "vielleicht")
          .map(words -> List.of(words.split(" ", -1)))
          .toList();

  /** A text as it is compared: its numbers, which count exactly, and its words. */
  private record Compared(List<String> numbers, List<String> words) {
    static Compared of(List<String> all) {
      return new Compared(
          all.stream().filter(Folding::isNumber).toList(),
          all.stream().filter(word -> !Folding.isNumber(word)).toList());
    }

    String letters() {
      return String.join("", words);
    }

    boolean isNothing() {
      return numbers.isEmpty() && words.isEmpty();
    }
  }

  /**
   * Compares what somebody said with the answers that are accepted.
   *
   * @param wrong answers that are wrong: what is as near to one of them is no slip
   */
  public static Likeness of(String said, List<String> accepted, List<String> wrong) {
    String text = said.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return OTHER;
    }
    List<Compared> forms = forms(text);
    int slips = nearest(forms, accepted);
    if (slips == 0) {
      return SAME;
    }
    return slips < Integer.MAX_VALUE && slips < nearest(forms, wrong) ? CLOSE : OTHER;
  }

  private static List<Compared> forms(String text) {
    return Stream.of(text, Folding.spelt(text))
        .map(Folding::words)
        .flatMap(words -> Stream.of(words, withoutBeginning(words)))
        .distinct()
        .map(Compared::of)
        .filter(it -> !it.isNothing())
        .toList();
  }

  private static List<String> withoutBeginning(List<String> words) {
    for (List<String> beginning : BEGINNINGS) {
      int size = beginning.size();
      if (words.size() > size && words.subList(0, size).equals(beginning)) {
        String rest = words.subList(size, words.size()).stream().collect(Collectors.joining(" "));
        return Folding.words(rest);
      }
    }
    return words;
  }

  private static int nearest(List<Compared> said, List<String> answers) {
    int nearest = Integer.MAX_VALUE;
    for (String answer : answers) {
      for (String form : List.of(answer, Folding.spelt(answer))) {
        Compared right = Compared.of(Folding.words(form));
        for (Compared one : said) {
          nearest = Math.min(nearest, slips(one, right));
        }
      }
    }
    return nearest;
  }

  /** How many slips lie between them; the largest number when they are more than slips. */
  private static int slips(Compared said, Compared right) {
    String typed = said.letters();
    String letters = right.letters();
    if (right.isNothing() || !said.numbers().equals(right.numbers())) {
      return Integer.MAX_VALUE;
    }
    if (typed.equals(letters)) {
      return 0;
    }
    int slips = Spelling.slips(typed, letters);
    return slips <= allowed(letters) && isInEachWord(said.words(), right.words())
        ? slips
        : Integer.MAX_VALUE;
  }

  /** Two slips in one short word make another word of it: north and south. */
  private static boolean isInEachWord(List<String> said, List<String> right) {
    if (said.size() != right.size()) {
      return true;
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < right.size(); i++) {
      if (Spelling.slips(said.get(i), right.get(i)) > Math.max(1, allowed(right.get(i)))) {
        wrong.add(said.get(i));
      }
    }
    return wrong.isEmpty();
  }

  private static int allowed(String word) {
    int length = word.codePointCount(0, word.length());
    if (length >= TWO_SLIPS) {
      return 2;
    }
    return length >= ONE_SLIP ? 1 : 0;
  }
}
