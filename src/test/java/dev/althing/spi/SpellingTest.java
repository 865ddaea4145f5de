package dev.althing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "PING,ping",
    "ｐｉｎｇ,ping",
    "p\u200Bi\u200Dng,ping",
    "\u202Eping\u202C,ping",
    "👍🏽,👍",
    "❤\uFE0F,❤",
    "e\u0301t\u00E9,\u00E9t\u00E9",
    "ÄPFEL,äpfel",
    "🏴\uDB40\uDC67\uDB40\uDC62,🏴",
    "x\uDB40\uDD00,x",
  })
  void foldsWhatLooksTheSameToTheSame(String written, String folded) {
    assertThat(Spelling.fold(written)).isEqualTo(folded);
  }

  @Test
  void foldsNothingButModifiersToNothing() {
    assertThat(Spelling.fold("\u200B\uFE0F\u0007🏿")).isEmpty();
  }

  @Test
  void keepsDifferentNamesApart() {
    assertThat(Spelling.fold("ping")).isNotEqualTo(Spelling.fold("pong"));
    assertThat(Spelling.fold("pi\uD800ng")).isNotEqualTo(Spelling.fold("ping"));
  }

  @Test
  void foldingAgainChangesNothingForEachCharacter() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String once = Spelling.fold(Character.toString(c));
      assertThat(Spelling.fold(once)).as("U+%X", c).isEqualTo(once);
    }
  }

  @Test
  void doesNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Spelling.fold("PING")).isEqualTo("ping");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ping,ping,0",
    "png,ping,1",
    "pinng,ping,1",
    "pong,ping,1",
    "pnig,ping,1",
    "'',ping,4",
    "ping,'',4",
    "kitten,sitting,3",
    "ca,abc,3",
    "👍x,👎x,1",
  })
  void countsSlipsOfTheFinger(String a, String b, int slips) {
    assertThat(Spelling.slips(a, b)).isEqualTo(slips);
    assertThat(Spelling.slips(b, a)).isEqualTo(slips);
  }
}
