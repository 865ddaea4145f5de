package dev.althing.feature.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private final Pace pace = new Pace();
  private Instant now = Polling.NOON;

  @Test
  void aFewTimesAPollShowsItsBarsEveryTwoSeconds() {
    for (int i = 0; i < 5; i++) {
      assertThat(pace.gap(now)).isEqualTo(Duration.ofSeconds(2));
      pace.shows("a", now);
      now = now.plus(pace.gap(now));
    }

    assertThat(pace.gap(now)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whenManyAreBusyAllTogetherShowNoMoreThanAHomeserverTakes() {
    for (int i = 0; i < 30; i++) {
      pace.shows("poll " + i, now);
    }

    assertThat(pace.gap(now)).isEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void afterAQuietMinuteAllIsForgotten() {
    for (int i = 0; i < 30; i++) {
      pace.shows("poll " + i % 3, now);
    }
    assertThat(pace.gap(now)).isEqualTo(Duration.ofSeconds(15));

    assertThat(pace.gap(now.plusSeconds(61))).isEqualTo(Pace.LEAST);
  }

  @Test
  void aStreamOfVotesStaysWithinTheStrictestLimit() {
    int shown = 0;
    Instant end = now.plusSeconds(600);
    while (now.isBefore(end)) {
      pace.shows("a", now);
      shown++;
      now = now.plus(pace.gap(now));
    }

    // Ten at once and one every five seconds are taken; some are left for others.
    assertThat(shown).isLessThan(10 + 600 / 5);
  }
}
