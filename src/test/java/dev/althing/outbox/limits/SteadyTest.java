package dev.althing.outbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SteadyTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Instant wall = NOON;
  private final Steady steady = new Steady(() -> wall);

  @Test
  void goesOnFromWhereItWasWhenTheClockIsSetBack() {
    assertThat(steady.instant()).isEqualTo(NOON);

    wall = NOON.minus(Duration.ofHours(1));
    assertThat(steady.instant()).isEqualTo(NOON);
    wall = wall.plusSeconds(5);

    assertThat(steady.instant()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void followsAClockThatIsSetForward() {
    steady.instant();

    wall = NOON.plus(Duration.ofHours(1));

    assertThat(steady.instant()).isEqualTo(wall);
  }
}
