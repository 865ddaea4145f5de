package dev.althing.room.hearing;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SequenceTest {
  @Test
  void aHundredThousandMayWaitBehindOneThatFails() {
    Sequence sequence = Sequence.strict();
    CompletableFuture<Integer> first = new CompletableFuture<>();
    List<Integer> begun = new ArrayList<>();
    sequence.begin(first, CompletableFuture::completedFuture);
    CompletableFuture<Integer> last = new CompletableFuture<>();
    for (int i = 0; i < 100_000; i++) {
      last =
          sequence
              .begin(
                  CompletableFuture.completedFuture(i),
                  number -> {
                    begun.add(number);
                    return CompletableFuture.completedFuture(number);
                  })
              .toCompletableFuture();
    }
    assertThat(begun).isEmpty();

    first.completeExceptionally(new IllegalStateException("the first one fails"));

    assertThat(await(last)).isEqualTo(99_999);
    assertThat(begun).hasSize(100_000).isSorted();
  }

  @Test
  void oneThatNeverEndsHoldsTheNextUpForAWhileOnly() {
    Sequence sequence =
        new Sequence(Duration.ofMillis(5), () -> CompletableFuture.completedFuture(false));
    sequence.after(CompletableFuture::new);

    assertThat(await(sequence.after(() -> CompletableFuture.completedFuture("next"))))
        .isEqualTo("next");
  }

  @Test
  void anEventIsNewOnceAsLongAsItIsRemembered() {
    Seen seen = new Seen(2);

    assertThat(seen.add(new EventId("$1"))).isTrue();
    assertThat(seen.add(new EventId("$1"))).isFalse();
    seen.add(new EventId("$2"));
    seen.add(new EventId("$3"));
    assertThat(seen.add(new EventId("$1"))).isTrue();
  }
}
