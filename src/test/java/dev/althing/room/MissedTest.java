package dev.althing.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import org.junit.jupiter.api.Test;

class MissedTest {
  private final Missed missed = new Missed();

  @Test
  void nothingMissedIsNothingToSay() {
    assertThat(missed.take()).isEmpty();
  }

  @Test
  void namesTheFirstFewByTheirFirstLineAndCountsAll() {
    missed.add(new EventId("$first"), "!ping\nmore");
    missed.add(new EventId("$second"), "!remind " + "😀".repeat(50));
    for (int i = 0; i < 20; i++) {
      missed.add(new EventId("$more" + i), "!count +");
    }

    Missed.All all = missed.take().orElseThrow();

    assertThat(all.first()).isEqualTo(new EventId("$first"));
    assertThat(all.count()).isEqualTo(22);
    assertThat(all.texts()).hasSize(10).startsWith("!ping");
    assertThat(all.texts().get(1)).endsWith("😀…");
    assertThat(missed.take()).isEmpty();
  }

  @Test
  void aTextOfBlanksIsNamedByNothing() {
    missed.add(new EventId("$blank"), "   ");

    assertThat(missed.take().orElseThrow().texts()).containsExactly("");
  }
}
