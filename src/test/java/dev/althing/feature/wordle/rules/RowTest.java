package dev.althing.feature.wordle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowTest {
  private static String shown(Row row) {
    return row.marks().stream()
        .map(
            mark ->
                switch (mark) {
                  case CORRECT -> "G";
                  case PRESENT -> "Y";
                  case ABSENT -> "-";
                })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "crane, crane, GGGGG",
    "speed, abide, --Y-Y",
    "speed, steal, G-G--",
    "allee, apple, GY--G"
  })
  void aGuessShows(String guess, String answer, String marks) {
    assertThat(shown(Row.of(guess, answer))).isEqualTo(marks);
  }

  /**
   * The definition without any order of doing: a letter is present when those equal to it that are
   * not correct, up to and including it, are no more than those of the answer that are not correct.
   */
  private static String byDefinition(String guess, String answer) {
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < guess.length(); i++) {
      char letter = guess.charAt(i);
      if (answer.charAt(i) == letter) {
        marks.append('G');
        continue;
      }
      int inGuess = 0;
      int inAnswer = 0;
      for (int j = 0; j < guess.length(); j++) {
        boolean isCorrect = guess.charAt(j) == answer.charAt(j);
        inGuess += !isCorrect && j <= i && guess.charAt(j) == letter ? 1 : 0;
        inAnswer += !isCorrect && answer.charAt(j) == letter ? 1 : 0;
      }
      marks.append(inGuess <= inAnswer ? 'Y' : '-');
    }
    return marks.toString();
  }

  @Test
  void allWordsOfThreeLettersShowWhatTheDefinitionSays() {
    // Five places and three letters: every way in which letters can come twice.
    List<String> words = words("abc");
    Set<String> seen = new HashSet<>();
    for (String guess : words) {
      for (String answer : words) {
        String marks = shown(Row.of(guess, answer));
        seen.add(marks);
        assertThat(marks).as("%s for %s", guess, answer).isEqualTo(byDefinition(guess, answer));
      }
    }
    assertThat(seen).doesNotContain("GGGGY", "GGGYG", "GGYGG", "GYGGG", "YGGGG");
  }

  @Test
  void allPatternsButFourCorrectAndOnePresentCanBe() {
    Set<String> seen = new HashSet<>();
    for (String answer : words("abcdef")) {
      seen.add(shown(Row.of("abcde", answer)));
    }
    assertThat(seen).hasSize(238);
  }

  @Test
  void randomWordsShowWhatTheDefinitionSays() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      String guess = word(random);
      String answer = word(random);
      Row row = Row.of(guess, answer);

      assertThat(shown(row)).isEqualTo(byDefinition(guess, answer));
      for (char letter = 'a'; letter < 'h'; letter++) {
        assertThat(row.revealed(letter))
            .isEqualTo(Math.min(count(guess, letter), count(answer, letter)));
      }
      assertThat(row.isAllCorrect()).isEqualTo(guess.equals(answer));
    }
  }

  private static List<String> words(String letters) {
    List<String> words = List.of("");
    for (int i = 0; i < Guess.LETTERS; i++) {
      words =
          words.stream().flatMap(word -> letters.chars().mapToObj(c -> word + (char) c)).toList();
    }
    return words;
  }

  private static String word(Random random) {
    return random
        .ints(Guess.LETTERS, 'a', 'h')
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static int count(String word, char letter) {
    return (int) word.chars().filter(c -> c == letter).count();
  }
}
