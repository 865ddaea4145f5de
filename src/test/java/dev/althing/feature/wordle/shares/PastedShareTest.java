package dev.althing.feature.wordle.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedShareTest {
  private static final PastedShare FOUR = new PastedShare(1_234, 4, false);
  private static final String SQUARES = "\n\n⬛🟨⬛⬛🟨\n🟨🟩⬛⬛⬛\n🟩🟩⬛🟩⬛\n🟩🟩🟩🟩🟩";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wordle 1,234 4/6",
        "Wordle 1.234 4/6",
        "Wordle 1234 4/6",
        "Wordle 1\u00A0234 4/6",
        "Wordle 1\u202F234 4/6",
        "Wordle 1 234 4/6",
        "Wordle 1'234 4/6",
        "Wordle 1\u2019234 4/6",
        "Wordle #1,234 4/6",
        "  Wordle 1,234 4/6  ",
        "Good morning!\nWordle 1,234 4/6\n"
      })
  void aResultIsReadWithTheSeparatorsOfAnyLanguage(String text) {
    assertThat(PastedShare.read(text)).contains(FOUR);
    assertThat(PastedShare.read(text + SQUARES)).contains(FOUR);
  }

  @Test
  void hardModeAndLostPuzzlesAreSeen() {
    assertThat(PastedShare.read("Wordle 1,234 4/6*" + SQUARES))
        .contains(new PastedShare(1_234, 4, true));
    String lost = "Wordle 999 X/6" + "\n⬜🟨⬜⬜🟨".repeat(6);
    assertThat(PastedShare.read(lost)).contains(new PastedShare(999, 0, false));
    assertThat(PastedShare.read(lost).orElseThrow().points()).isZero();
    assertThat(FOUR.points()).isEqualTo(3);
    assertThat(PastedShare.read("Wordle 1,234 1/6\n🟧🟧🟧🟧🟧").orElseThrow().points())
        .isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Wordle",
        "Wordle 1,234 7/6",
        "Wordle 1,234 0/6",
        "Wordle 1,234 4/7",
        "Wordle 1,23 4/6",
        "Wordle 123456789 4/6",
        "> Wordle 1,234 4/6",
        "My Wordle 1,234 4/6",
        "Wordle 1,234 4/6 wow",
        "Five Letters 12 4/6",
        "Wordle -1 4/6",
        "Wordle １２３ 4/6"
      })
  void otherTextsAreNone(String text) {
    assertThat(PastedShare.read(text)).isEmpty();
  }

  @Test
  void squaresThatShowSomethingElseMakeItNone() {
    assertThat(PastedShare.read("Wordle 1,234 3/6" + SQUARES)).isEmpty();
    assertThat(PastedShare.read("Wordle 1,234 X/6" + SQUARES)).isEmpty();
    assertThat(PastedShare.read("Wordle 1,234 1/6\n⬛⬛⬛⬛⬛")).isEmpty();
  }

  @Test
  void muchTextIsNone() {
    assertThat(PastedShare.read("Wordle 1,234 4/6\n" + "x".repeat(60_000))).isEmpty();
    assertThat(PastedShare.read("Wordle 1,234 4/6" + "\n🟩🟩🟩🟩🟩".repeat(50))).isEmpty();
  }

  @Test
  void onlyPuzzlesOfTheLastDaysCount() {
    // The day of number 1,000 was the 15th of March 2024.
    PastedShare thousandth = new PastedShare(1_000, 4, false);

    assertThat(thousandth.isRecent(Instant.parse("2024-03-15T12:00:00Z"))).isTrue();
    assertThat(thousandth.isRecent(Instant.parse("2024-03-14T11:00:00Z"))).isTrue();
    assertThat(thousandth.isRecent(Instant.parse("2024-03-13T23:59:00Z"))).isFalse();
    assertThat(thousandth.isRecent(Instant.parse("2024-03-21T23:59:00Z"))).isTrue();
    assertThat(thousandth.isRecent(Instant.parse("2024-03-22T00:00:00Z"))).isFalse();
  }
}
