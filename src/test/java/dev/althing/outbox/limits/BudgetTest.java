package dev.althing.outbox.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private Instant now = START;
  private final Budget budget = new Budget();

  /** Sends as fast as the budget lets it; answers how long that took. */
  private Duration send(SimulatedLimiter server, int count) {
    Instant begin = now;
    int sent = 0;
    while (sent < count) {
      now = budget.free(now);
      budget.take(now);
      Instant taken = now;
      Optional<Duration> wait = server.ask(now);
      now = now.plusMillis(20);
      if (wait.isPresent()) {
        budget.refused(taken, now, wait);
      } else {
        budget.succeeded(taken, now);
        sent++;
      }
    }
    return Duration.between(begin, now);
  }

  @Test
  void knowsNoLimitAtFirst() {
    for (int i = 0; i < 1000; i++) {
      assertThat(budget.free(now)).isEqualTo(now);
      budget.take(now);
      budget.succeeded(now, now);
    }
    assertThat(budget.interval()).isZero();
    assertThat(budget.isForgettable(now)).isTrue();
  }

  @Test
  void pausesAsLongAsItIsTold() {
    budget.take(now);

    budget.refused(now, now, Optional.of(Duration.ofSeconds(7)));

    assertThat(budget.free(now)).isEqualTo(now.plusSeconds(7));
    assertThat(budget.isForgettable(now)).isFalse();
    assertThat(budget.isForgettable(now.plusSeconds(60))).isTrue();
  }

  @Test
  void pausesASecondWhenItIsNotTold() {
    budget.take(now);

    budget.refused(now, now, Optional.empty());

    assertThat(budget.free(now)).isEqualTo(now.plusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 10, 200", "0.003, 5, 20", "1, 10, 300", "0.016, 10, 40", "10, 50, 1000"})
  void learnsTheLimitsOfSynapseWithFewRefusals(double perSecond, int burst, int count) {
    var server = new SimulatedLimiter(perSecond, burst, START);

    Duration took = send(server, count);

    double ideal = (count - burst) / perSecond;
    assertThat(server.refusals()).isLessThanOrEqualTo(4 + count / 25);
    assertThat((double) took.toSeconds()).isLessThanOrEqualTo(ideal * 1.25 + 10);
  }

  @Test
  void usesTheBurstAgainAfterARest() {
    var server = new SimulatedLimiter(0.2, 10, START);
    send(server, 40);
    now = now.plus(Duration.ofMinutes(10));
    int before = server.refusals();

    Duration took = send(server, 8);

    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(server.refusals() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void findsOutByAndByThatMoreAreAllowedAtOnce() {
    var server = new SimulatedLimiter(0.2, 10, START);
    for (int i = 0; i < 10; i++) {
      server.ask(now);
    }
    send(server, 2);
    assertThat(budget.burst()).isLessThan(3);

    for (int i = 0; i < 30; i++) {
      now = now.plus(Duration.ofMinutes(45));
      send(server, 12);
    }

    assertThat(budget.burst()).isBetween(8, 10);
  }

  @Test
  void becomesFastAgainWhenTheLimitIsLifted() {
    send(new SimulatedLimiter(0.2, 10, START), 30);
    var unlimited = new SimulatedLimiter(100_000, 100_000, now);

    send(unlimited, 1000);

    assertThat(send(unlimited, 100)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void severalRefusalsAtOnceAreOneLesson() {
    var server = new SimulatedLimiter(0.2, 10, START);
    send(server, 30);
    int burst = budget.burst();
    now = now.plus(Duration.ofMinutes(10));
    for (int i = 0; i < 6; i++) {
      budget.take(now);
    }

    for (int i = 0; i < 6; i++) {
      budget.refused(now, now.plusMillis(i), Optional.of(Duration.ofSeconds(5)));
    }

    assertThat(budget.burst()).isGreaterThanOrEqualTo(burst - 2);
  }

  @Test
  void whatIsPutBackCanBeTakenAgain() {
    send(new SimulatedLimiter(0.2, 10, START), 30);
    Instant free = budget.free(now);
    budget.take(free);

    budget.putBack();

    assertThat(budget.free(free)).isEqualTo(free);
    var unlimited = new Budget();
    unlimited.putBack();
    assertThat(unlimited.free(now)).isEqualTo(now);
  }

  @Test
  void aHomeserverThatRefusesAtRandomDoesNotSlowUsDownMoreAndMore() {
    var random = new Random(1);
    Instant begin = now;
    for (int i = 0; i < 1000; i++) {
      now = budget.free(now);
      budget.take(now);
      Instant taken = now;
      now = now.plusMillis(5);
      if (random.nextInt(10) == 0) {
        budget.refused(taken, now, Optional.of(Duration.ofMillis(100)));
      } else if (random.nextBoolean()) {
        budget.succeeded(taken, now);
      }
    }

    assertThat(Duration.between(begin, now)).isLessThan(Duration.ofMinutes(5));
    assertThat(budget.interval()).isLessThanOrEqualTo(Duration.ofMillis(200));
  }
}
