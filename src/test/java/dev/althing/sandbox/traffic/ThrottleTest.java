package dev.althing.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.sandbox.room.Nodes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final AtomicLong now = new AtomicLong();
  private final Clock clock =
      new Clock() {
        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.ofEpochMilli(now.get());
        }
      };
  private final Throttle throttle =
      new Throttle(clock, new Limits(Map.of(Limiter.MESSAGE, new Limits.Rate(0.5, 2))));

  @Test
  void aBucketFillsAndLeaks() {
    throttle.count(Limiter.MESSAGE, "a");
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).isEmpty();
    throttle.count(Limiter.MESSAGE, "a");
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).contains(Duration.ofSeconds(2));

    now.set(1999);
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).contains(Duration.ofMillis(1));
    now.set(2000);
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).isEmpty();
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 2)).contains(Duration.ofSeconds(2));
  }

  @Test
  void keysAndLimitersAreApart() {
    throttle.count(Limiter.MESSAGE, "a");
    throttle.count(Limiter.MESSAGE, "a");

    assertThat(throttle.waitFor(Limiter.MESSAGE, "b", 1)).isEmpty();
    assertThat(throttle.waitFor(Limiter.JOIN, "a", 100)).isEmpty();
    throttle.set(Limits.none());
    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).isEmpty();
  }

  @Test
  void aClockThatJumpsBackDoesNotFillTheBucket() {
    now.set(10_000);
    throttle.count(Limiter.MESSAGE, "a");
    now.set(0);
    throttle.count(Limiter.MESSAGE, "a");

    assertThat(throttle.waitFor(Limiter.MESSAGE, "a", 1)).contains(Duration.ofSeconds(2));
  }

  @Test
  void faultsStrikeAsOftenAsTheyAreSetTo() {
    var dice =
        new FaultDice(
            new SplittableRandom(1), Faults.none().with(Fault.SERVER_ERROR, 0.3).onlyOn("/send/"));
    int struck = 0;
    for (int i = 0; i < 10_000; i++) {
      struck += dice.strikes(Fault.SERVER_ERROR, "/x/send/y") ? 1 : 0;
    }

    assertThat(struck).isBetween(2_700, 3_300);
    assertThat(dice.strikes(Fault.SERVER_ERROR, "/x/sync")).isFalse();
    assertThat(dice.strikes(Fault.SLOW, "/x/send/y")).isFalse();
  }

  @Test
  void faultsAreReadFromJson() throws IOException {
    var faults =
        Faults.of(
            Nodes.MAPPER.readTree(
                "{\"chances\":{\"reset-after\":0.1,\"slow\":1},\"slowness_ms\":5,"
                    + "\"retry_after_ms\":7,\"only\":\"/send/\"}"));

    assertThat(faults.chances()).containsEntry(Fault.RESET_AFTER, 0.1).hasSize(2);
    assertThat(faults.slowness()).isEqualTo(Duration.ofMillis(5));
    assertThat(faults.retryAfter()).isEqualTo(Duration.ofMillis(7));
    assertThatThrownBy(() -> Faults.none().with(Fault.SLOW, 2))
        .isInstanceOf(IllegalArgumentException.class);
    for (Fault fault : Fault.values()) {
      assertThat(Fault.of(fault.key())).isEqualTo(fault);
    }
  }
}
