package dev.althing.feature.wordle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.wordle.rules.Guess.Why;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuessTest {
  private static Why why(String text) {
    return ((Guess.Unfit) Guess.read(text)).why();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crane", "CRANE", "Crane", " crane\n", "\tcRaNe "})
  void fiveLettersAreAWordInAnyCaseWithBlanksAround(String text) {
    assertThat(Guess.read(text)).isEqualTo(new Guess.Word("crane"));
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Guess.read("INDIE")).isEqualTo(new Guess.Word("indie"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cr\u200Bane",
        "\u200Bcrane",
        "crane\u200D",
        "\u202Ecrane",
        "cra\u0301ne",
        "crâne",
        "ｃｒａｎｅ",
        "сrane",
        "cran3",
        "12345",
        "🎉",
        "🟩🟩🟩🟩🟩",
        "cr-an",
        "<b>ab",
        "İndie",
        "\u0000rane",
        "שלוםש",
        "crane\uFE0F",
        "\uD83Drane",
        "!help"
      })
  void whatOnlyLooksLikeLettersIsNone(String text) {
    assertThat(why(text)).isEqualTo(Why.OTHER_LETTERS);
  }

  @Test
  void fewerOrMoreLettersAreNoGuess() {
    assertThat(why("")).isEqualTo(Why.TOO_SHORT);
    assertThat(why("  \n ")).isEqualTo(Why.TOO_SHORT);
    assertThat(why("cran")).isEqualTo(Why.TOO_SHORT);
    assertThat(why("cranes")).isEqualTo(Why.TOO_LONG);
  }

  @Test
  void sentencesAndVeryMuchTextIsTalk() {
    assertThat(why("what now")).isEqualTo(Why.TALK);
    assertThat(why("two\u3000words")).isEqualTo(Why.TALK);
    assertThat(why("no\u00A0break")).isEqualTo(Why.TALK);
    assertThat(why("a".repeat(60_000))).isEqualTo(Why.TALK);
    assertThat(why("\u202E".repeat(20_000))).isEqualTo(Why.TALK);
  }
}
