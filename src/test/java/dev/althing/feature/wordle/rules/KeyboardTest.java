package dev.althing.feature.wordle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyboardTest {
  @Test
  void aLetterShowsTheBestItHasShown() {
    Keyboard keyboard = Keyboard.of(List.of(Row.of("speed", "abide"), Row.of("dined", "abide")));

    assertThat(keyboard.marks())
        .isEqualTo(
            Map.of(
                's', Mark.ABSENT,
                'p', Mark.ABSENT,
                'e', Mark.PRESENT,
                'd', Mark.PRESENT,
                'i', Mark.PRESENT,
                'n', Mark.ABSENT));
  }

  @Test
  void whatWasCorrectStaysSo() {
    Keyboard keyboard = Keyboard.of(List.of(Row.of("abode", "abide"), Row.of("diary", "abide")));

    assertThat(keyboard.marks()).containsEntry('a', Mark.CORRECT).containsEntry('d', Mark.CORRECT);
  }

  @Test
  void nothingIsKnownBeforeTheFirstGuess() {
    assertThat(Keyboard.of(List.of()).marks()).isEmpty();
  }
}
