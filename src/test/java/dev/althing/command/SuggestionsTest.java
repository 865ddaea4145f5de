package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static int slips(String a, String b) {
    return Suggestions.slips(a.codePoints().toArray(), b.codePoints().toArray());
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
    assertThat(slips(a, b)).isEqualTo(slips);
    assertThat(slips(b, a)).isEqualTo(slips);
  }

  @Test
  void theLikeliestComeFirstAndAtMostThree() {
    var names = List.of("roam", "room", "rooms", "root", "poll");

    assertThat(Suggestions.of("room", names)).containsExactly("room", "rooms", "roam");
    assertThat(Suggestions.of("ROOMZ", names)).containsExactly("room", "rooms");
    assertThat(Suggestions.of("xy", names)).isEmpty();
    assertThat(Suggestions.of("r", names)).isEmpty();
    assertThat(Suggestions.of("ro", names)).hasSize(3);
    assertThat(Suggestions.of("room".repeat(1_000), names)).isEmpty();
  }
}
