package dev.althing.room.hearing;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MissedTest {
  private final Missed missed = new Missed();

  @Test
  void nothingMissedIsNothingToSay() {
    assertThat(missed.take()).isEmpty();
  }

  @Test
  void namesTheFirstFewByTheirFirstLineAndCountsAll() {
    add("$first", "!ping\nmore", false);
    add("$second", "!remind " + "😀".repeat(50), false);
    for (int i = 0; i < 20; i++) {
      add("$more" + i, "!count +", false);
    }

    Missed.Noted noted = missed.take().orElseThrow();
    Missed.All all = await(noted.all());

    assertThat(noted.first()).isEqualTo(new EventId("$first"));
    assertThat(all.count()).isEqualTo(22);
    assertThat(all.texts()).hasSize(10).startsWith("!ping");
    assertThat(all.texts().get(1)).endsWith("😀…");
    assertThat(missed.take()).isEmpty();
  }

  @Test
  void aTextOfBlanksIsNamedByNothing() {
    add("$blank", "   ", false);

    assertThat(all().texts()).containsExactly("");
  }

  @Test
  void whatTurnsOutToBeAnsweredIsNotNamed() {
    add("$first", "!ping", true);
    add("$second", "!count +", false);

    assertThat(all()).isEqualTo(new Missed.All(List.of("!count +"), 1));
  }

  private Missed.All all() {
    return await(missed.take().orElseThrow().all());
  }

  private void add(String event, String text, boolean wasAnswered) {
    missed.add(new EventId(event), text, CompletableFuture.completedFuture(wasAnswered));
  }
}
