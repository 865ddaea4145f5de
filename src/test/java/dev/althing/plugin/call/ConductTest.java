package dev.althing.plugin.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ConductTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static Conduct bad(Conduct conduct, int times) {
    Conduct after = conduct;
    for (int i = 0; i < times; i++) {
      after = after.bad("fault", false, NOW);
    }
    return after;
  }

  @Test
  void threeFaultsInARowAreTooMany() {
    assertThat(bad(Conduct.NEW, 2).mayBeCalled(NOW, 0)).isTrue();
    assertThat(bad(Conduct.NEW, 3).mayBeCalled(NOW, 0)).isFalse();
    assertThat(bad(bad(Conduct.NEW, 2).good(), 2).mayBeCalled(NOW, 0)).isTrue();
  }

  @Test
  void aGraveFaultIsTooManyByItself() {
    assertThat(Conduct.NEW.bad("slow", true, NOW).mayBeCalled(NOW, 0)).isFalse();
  }

  @Test
  void itRestsEachTimeLongerUntilItBehaves() {
    Conduct first = bad(Conduct.NEW, 3);
    assertThat(first.restsUntil()).contains(NOW.plus(Duration.ofMinutes(1)));
    Conduct second = bad(first, 3);
    assertThat(second.restsUntil()).contains(NOW.plus(Duration.ofMinutes(2)));
    assertThat(bad(second, 300).restsUntil()).contains(NOW.plus(Duration.ofHours(1)));
    assertThat(bad(second.good(), 3).restsUntil()).contains(NOW.plus(Duration.ofMinutes(1)));
    assertThat(second.mayBeCalled(NOW.plus(Duration.ofMinutes(2)), 0)).isTrue();
  }

  @Test
  void twoThreadsLeftBehindAreTheEnd() {
    assertThat(Conduct.NEW.mayBeCalled(NOW, 1)).isTrue();
    assertThat(Conduct.NEW.mayBeCalled(NOW, 2)).isFalse();
    assertThat(Conduct.isStuck(2)).isTrue();
  }
}
