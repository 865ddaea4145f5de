package dev.althing.feature.trivia.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The reader of numbers that are written as words, in English and German. */
final class Numerals {
  private static final Map<String, Long> SMALL = small();
  private static final Map<String, Long> TENS = tens();
  private static final Map<String, Long> LARGE =
      Map.of(
          "thousand", 1_000L,
          "million", 1_000_000L,
          "millions", 1_000_000L,
          "millionen", 1_000_000L,
          "billion", 1_000_000_000L,
          "milliarde", 1_000_000_000L,
          "milliarden", 1_000_000_000L);

  private static final int LONGEST = 60;

  private Numerals() {}

  private static Map<String, Long> small() {
    List<String> words =
        List.of(
            "zero null",
            "one eins",
            "two zwei zwo",
            "three drei",
            "four vier",
            "five funf fuenf",
            "six sechs",
            "seven sieben",
            "eight acht",
            "nine neun",
            "ten zehn",
            "eleven elf",
            "twelve zwolf zwoelf",
            "thirteen dreizehn",
            "fourteen vierzehn",
            "fifteen funfzehn fuenfzehn",
            "sixteen sechzehn",
            "seventeen siebzehn",
            "eighteen achtzehn",
            "nineteen neunzehn");
    Map<String, Long> numbers = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      for (String word : words.get(i).split(" ", -1)) {
        numbers.put(word, (long) i);
      }
    }
    return Map.copyOf(numbers);
  }

  private static Map<String, Long> tens() {
    List<String> words =
        List.of(
            "twenty zwanzig",
            "thirty dreissig",
            "forty fourty vierzig",
            "fifty funfzig fuenfzig",
            "sixty sechzig",
            "seventy siebzig",
            "eighty achtzig",
            "ninety neunzig");
    Map<String, Long> numbers = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      for (String word : words.get(i).split(" ", -1)) {
        numbers.put(word, 10L * (i + 2));
      }
    }
    return Map.copyOf(numbers);
  }

  /** The same words, those that are numbers together replaced by their digits. */
  static List<String> asDigits(List<String> words) {
    List<String> all = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      Run run = new Run();
      int start = i;
      while (i < words.size() && run.takes(words.get(i))) {
        i++;
      }
      if (i == start) {
        all.add(words.get(i++));
      } else {
        all.add(Long.toString(run.value()));
      }
    }
    return all;
  }

  /** A number while its words are read one by one. */
  private static final class Run {
    private long total;
    private long part;
    private boolean isBegun;
    private boolean hasUnits;
    private long lastScale = Long.MAX_VALUE;

    /** Takes a word that goes on with the number; false when it does not. */
    boolean takes(String word) {
      boolean took =
          LARGE.containsKey(word)
              ? scale(LARGE.get(word))
              : word.equals("hundred") ? hundred() : unit(word);
      isBegun |= took;
      return took;
    }

    private boolean scale(long scale) {
      if (scale >= lastScale || (isBegun && part == 0)) {
        return false;
      }
      total += Math.max(1, part) * scale;
      part = 0;
      hasUnits = false;
      lastScale = scale;
      return true;
    }

    private boolean hundred() {
      if (part > 99 || (isBegun && part == 0)) {
        return false;
      }
      part = Math.max(1, part) * 100;
      hasUnits = false;
      return true;
    }

    private boolean unit(String word) {
      Optional<Long> value = value(word);
      if (value.isEmpty()) {
        return false;
      }
      long number = value.get();
      boolean isYear = total == 0 && part >= 10 && part <= 20 && number >= 10 && number <= 99;
      if (isYear) {
        part = part * 100 + number;
        hasUnits = number % 10 != 0 || number < 20;
        return true;
      }
      boolean fits = number < 10 ? part % 10 == 0 && !hasUnits : part % 100 == 0 && !hasUnits;
      if (isBegun && (!fits || number == 0 || number > 99)) {
        return false;
      }
      part += number;
      hasUnits = number < 20 || number % 10 != 0;
      return true;
    }

    private static Optional<Long> value(String word) {
      return Optional.ofNullable(SMALL.get(word))
          .or(() -> Optional.ofNullable(TENS.get(word)))
          .or(
              () -> {
                OptionalLong compound = compound(word);
                return compound.isPresent() ? Optional.of(compound.getAsLong()) : Optional.empty();
              });
    }

    long value() {
      return total + part;
    }
  }

  /** A German number in one word: {@code zweitausenddreihundertvierundzwanzig}. */
  private static OptionalLong compound(String word) {
    if (word.length() > LONGEST) {
      return OptionalLong.empty();
    }
    if (SMALL.containsKey(word)) {
      return OptionalLong.of(SMALL.get(word));
    }
    if (TENS.containsKey(word)) {
      return OptionalLong.of(TENS.get(word));
    }
    if (word.contains("tausend")) {
      return around(word, "tausend", 1_000);
    }
    if (word.contains("hundert")) {
      return around(word, "hundert", 100);
    }
    return withUnd(word);
  }

  private static OptionalLong around(String word, String name, long scale) {
    int at = word.indexOf(name);
    String before = word.substring(0, at);
    String after = word.substring(at + name.length()).replaceFirst("^und(?=eins|zwei|drei)", "");
    OptionalLong times =
        before.isEmpty() || before.equals("ein") ? OptionalLong.of(1) : compound(before);
    OptionalLong rest = after.isEmpty() ? OptionalLong.of(0) : compound(after);
    return times.isPresent() && rest.isPresent() && rest.getAsLong() < scale
        ? OptionalLong.of(times.getAsLong() * scale + rest.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalLong withUnd(String word) {
    int und = word.indexOf("und");
    if (und <= 0) {
      return OptionalLong.empty();
    }
    String unit = word.substring(0, und);
    Long ones = unit.equals("ein") ? Long.valueOf(1) : SMALL.get(unit);
    Long tens = TENS.get(word.substring(und + 3));
    return ones == null || ones < 1 || ones > 9 || tens == null
        ? OptionalLong.empty()
        : OptionalLong.of(ones + tens);
  }
}
