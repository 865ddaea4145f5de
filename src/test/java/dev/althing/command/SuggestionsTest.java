package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
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
