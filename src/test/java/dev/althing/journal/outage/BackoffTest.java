package dev.althing.journal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @Test
  void doublesUpToItsLimit() {
    var random = new Random(7);

    assertThat(backoff.after(0, random)).isBetween(millis(50), millis(150));
    assertThat(backoff.after(3, random)).isBetween(millis(400), millis(1200));
    assertThat(backoff.after(10, random)).isBetween(millis(2500), millis(7500));
    assertThat(backoff.after(Integer.MAX_VALUE, random)).isBetween(millis(2500), millis(7500));
  }

  @Test
  void doesNotSendEverybodyBackAtOnce() {
    var random = new Random(7);

    assertThat(backoff.after(3, random)).isNotEqualTo(backoff.after(3, random));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
