package dev.althing.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.testing.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PausesTest {
  private final List<Duration> waited = new ArrayList<>();
  private final Pauses pauses =
      new Pauses(
          new Random(1),
          pause -> {
            waited.add(pause);
            return Runnable::run;
          });

  @Test
  void doublesUpToHalfAMinute() {
    assertThat(pauses.length(0, Optional.empty()))
        .isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
    assertThat(pauses.length(3, Optional.empty()))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.length(1_000_000, Optional.empty()))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
  }

  @Test
  void isNeverShorterThanTheHomeserverAsks() {
    assertThat(pauses.length(0, Optional.of(Duration.ofMinutes(5))))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(pauses.length(5, Optional.of(Duration.ofMillis(1))))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void waitsForSoLong() {
    Stages.await(pauses.after(0, Optional.of(Duration.ofHours(1))));

    assertThat(waited).containsExactly(Duration.ofHours(1));
  }

  @Test
  void waitsOnARealTimerToo() {
    Stages.await(Pauses.real(new Random(1)).after(0, Optional.empty()));
  }
}
