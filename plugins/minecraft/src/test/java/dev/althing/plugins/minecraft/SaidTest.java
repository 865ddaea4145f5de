package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SaidTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "There are 2 whitelisted player(s): Alex, Steve",
        "There are 2 whitelisted players: Alex, Steve",
        "There are 2 (out of 2 seen) whitelisted players:Alex and Steve",
        "'There are 2 whitelisted players:\nAlex, Steve'",
        "§6There are 2 whitelisted players: §aAlex§r, §aSteve",
      })
  void readsTheWhitelist(String text) {
    assertThat(new Said(text).whitelist()).contains(List.of("Alex", "Steve"));
  }

  @Test
  void readsAnEmptyWhitelist() {
    assertThat(new Said("There are no whitelisted players").whitelist()).contains(List.of());
    assertThat(new Said("There are 1 whitelisted player(s): and").whitelist())
        .contains(List.of("and"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Alex, Steve", "Error: whitelisted players", ":"})
  void readsNoWhitelist(String text) {
    assertThat(new Said(text).whitelist()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "There are 3 of a max of 20 players online: a, b, c",
        "There are 3 of a max 20 players online: 1234567, b, c",
        "There are 3/20 players online:",
        "§6There are §c3§6 out of maximum §c20§6 players online."
      })
  void readsHowManyPlay(String text) {
    assertThat(new Said(text).players()).contains(new Said.Players(3, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3/20", "no players online", "There are players online: 3"})
  void readsNoNumbers(String text) {
    assertThat(new Said(text).players()).isEmpty();
  }
}
