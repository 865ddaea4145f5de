package dev.althing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BatchesTest {
  private final Batches batches = new Batches(3);

  @Test
  void movesTheTokenBehindABatchThatIsSafe() {
    batches.read(1, "t1");

    assertThat(batches.safe(1)).contains("t1");
    assertThat(batches.inFlight()).isZero();
  }

  @Test
  void keepsTheTokenBeforeTheOldestThatIsNotSafe() {
    batches.read(1, "t1");
    batches.read(2, "t2");
    batches.read(3, "t3");

    assertThat(batches.safe(2)).isEmpty();
    assertThat(batches.safe(3)).isEmpty();
    assertThat(batches.safe(1)).contains("t3");
  }

  @Test
  void movesOnlyAsFarAsEverythingIsSafe() {
    batches.read(1, "t1");
    batches.read(2, "t2");

    assertThat(batches.safe(1)).contains("t1");
    assertThat(batches.inFlight()).isEqualTo(1);
  }

  @Test
  void hasRoomUntilSoManyAreInFlight() {
    batches.read(1, "t1");
    batches.read(2, "t2");
    assertThat(batches.hasRoom()).isTrue();

    batches.read(3, "t3");

    assertThat(batches.hasRoom()).isFalse();
  }

  @Test
  void toleratesABatchItDoesNotKnow() {
    batches.read(1, "t1");

    assertThat(batches.safe(7)).isEmpty();
  }
}
