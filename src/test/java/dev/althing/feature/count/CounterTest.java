package dev.althing.feature.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.entity.Decision;
import dev.althing.feature.count.Counter.Count;
import dev.althing.feature.count.Counter.Wish;
import dev.althing.spi.Reply;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class CounterTest {
  private final Counter counter = new Counter();

  @Test
  void aNewCounterIsZero() {
    assertThat(counter.empty("!room:example.org")).isZero();
    assertThat(counter.decide(0L, Wish.SHOW)).isEqualTo(Decision.answers(new Count.Is(0)));
  }

  @Test
  void raisingCountsOneUp() {
    CountEvent event = new CountEvent.Counted(42);

    assertThat(counter.decide(41L, Wish.RAISE)).isEqualTo(Decision.happens(event));
    assertThat(counter.apply(41L, event)).isEqualTo(42);
    assertThat(counter.answer(event)).isEqualTo(new Count.Is(42));
  }

  @Test
  void resettingRemembersWhatItWas() {
    CountEvent event = new CountEvent.CountReset(7);

    assertThat(counter.decide(7L, Wish.RESET)).isEqualTo(Decision.happens(event));
    assertThat(counter.apply(7L, event)).isZero();
    assertThat(counter.answer(event)).isEqualTo(new Count.WasReset(7));
  }

  @Test
  void itNeverTurnsNegative() {
    assertThatThrownBy(() -> counter.decide(Long.MAX_VALUE, Wish.RAISE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void itSpeaksBothLanguages() {
    assertThat(CountView.of(new Count.Is(1_234), Locale.ENGLISH))
        .isEqualTo(Reply.text("**1,234**"));
    assertThat(CountView.of(new Count.Is(1_234), Locale.GERMAN)).isEqualTo(Reply.text("**1.234**"));
    assertThat(CountView.of(new Count.WasReset(3), Locale.ENGLISH))
        .isEqualTo(Reply.text("The counter is back at **0**. It was 3."));
    assertThat(CountView.of(new Count.WasReset(3), Locale.GERMAN))
        .isEqualTo(Reply.text("Der Zähler steht wieder auf **0**. Er stand auf 3."));
  }
}
