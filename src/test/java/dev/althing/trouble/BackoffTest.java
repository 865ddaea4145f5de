package dev.althing.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @Test
  void doublesUpToItsLimit() {
    var random = new Random(7);

    assertThat(backoff.plain(1)).isEqualTo(millis(100));
    assertThat(backoff.plain(3)).isEqualTo(millis(400));
    assertThat(backoff.plain(0)).isEqualTo(millis(100));
    assertThat(backoff.plain(Integer.MAX_VALUE)).isEqualTo(millis(5_000));
    assertThat(backoff.after(1, random)).isBetween(millis(50), millis(100));
    assertThat(backoff.after(3, random)).isBetween(millis(200), millis(400));
    assertThat(backoff.after(1_000, random)).isBetween(millis(2_500), millis(5_000));
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
