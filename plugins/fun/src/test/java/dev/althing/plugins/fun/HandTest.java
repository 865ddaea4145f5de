package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.plugins.fun.Hand.Outcome;
import org.junit.jupiter.api.Test;

final class HandTest {
  @Test
  void rockBeatsScissorsBeatPaperBeatsRock() {
    assertThat(Hand.ROCK.against(Hand.SCISSORS)).isEqualTo(Outcome.WON);
    assertThat(Hand.SCISSORS.against(Hand.PAPER)).isEqualTo(Outcome.WON);
    assertThat(Hand.PAPER.against(Hand.ROCK)).isEqualTo(Outcome.WON);
  }

  @Test
  void whatOneWinsTheOtherLoses() {
    for (Hand one : Hand.values()) {
      assertThat(one.against(one)).isEqualTo(Outcome.DRAWN);
      for (Hand other : Hand.values()) {
        assertThat(one.against(other) == Outcome.WON).isEqualTo(other.against(one) == Outcome.LOST);
      }
    }
  }
}
