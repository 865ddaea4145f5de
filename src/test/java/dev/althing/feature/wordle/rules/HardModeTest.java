package dev.althing.feature.wordle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.wordle.rules.HardMode.Breach;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HardModeTest {
  private static Optional<Breach> after(String guess, String answer, String next) {
    return HardMode.of(Row.of(guess, answer), next);
  }

  @ParameterizedTest
  @CsvSource({"weedy", "abode", "deeds", "dined", "edict", "abide", "speed"})
  void whatIsRevealedMayBeMovedAndKeptAndWhatIsAbsentTriedAgain(String next) {
    assertThat(after("speed", "abide", next)).isEmpty();
  }

  @Test
  void lettersAtTheirPlaceStay() {
    assertThat(after("raise", "shire", "shire")).isEmpty();
    assertThat(after("raise", "shire", "spire")).isEmpty();
    assertThat(after("raise", "shire", "irish")).contains(new Breach.Moved(5, 'e'));
    assertThat(after("raise", "shire", "ridge")).contains(new Breach.Moved(3, 'i'));
    assertThat(after("raise", "shire", "siren")).contains(new Breach.Moved(3, 'i'));
  }

  @Test
  void revealedLettersAreUsedAgain() {
    assertThat(after("raise", "shire", "slice")).contains(new Breach.Missing('r'));
  }

  @Test
  void lettersAreUsedAsOftenAsTheyAreRevealed() {
    assertThat(after("geese", "eagle", "eagle")).isEmpty();
    assertThat(after("geese", "eagle", "glare")).contains(new Breach.Missing('e'));
    assertThat(after("llama", "skill", "villa")).isEmpty();
    assertThat(after("llama", "skill", "slime")).contains(new Breach.Missing('l'));
  }

  @Test
  void whatStaysIsSaidBeforeWhatIsMissing() {
    assertThat(after("raise", "shire", "spoon")).contains(new Breach.Moved(3, 'i'));
  }
}
