package dev.althing.feature.trivia.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumeralsTest {
  @ParameterizedTest
  @CsvSource({
    "zero, 0",
    "five, 5",
    "twenty, 20",
    "twenty five, 25",
    "hundred, 100",
    "one hundred five, 105",
    "three hundred, 300",
    "two thousand twenty six, 2026",
    "seven hundred thousand, 700000",
    "one million two hundred thousand three, 1200003",
    "nineteen eighty four, 1984",
    "twenty twenty, 2020",
    "nineteen hundred, 1900",
    "five six, 5 6",
    "twenty thirty one hundred, 2031 100",
    "seven years war, 7 years war",
    "james bond, james bond",
    "zwei, 2",
    "einundzwanzig, 21",
    "hundertfunf, 105",
    "zweihundert, 200",
    "dreitausendvierhundertachtundneunzig, 3498",
    "neunzehnhundertneunundachtzig, 1989",
    "eintausend, 1000",
    "zwei millionen, 2000000",
    "grundschule, grundschule",
    "hund, hund",
    "tausendfussler, tausendfussler",
    "hunderteinhundert, hunderteinhundert"
  })
  void wordsBecomeDigits(String words, String expected) {
    assertThat(String.join(" ", Numerals.asDigits(Arrays.asList(words.split(" ", -1)))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"undundund", "tausendtausend", "hunderthundert", "undzwanzig", "zehnundzwanzig"})
  void whatIsNoNumberStays(String word) {
    assertThat(Numerals.asDigits(Arrays.asList(word))).containsExactly(word);
  }
}
