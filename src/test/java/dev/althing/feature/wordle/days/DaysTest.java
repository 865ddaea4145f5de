package dev.althing.feature.wordle.days;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DaysTest {
  private final Days rules = new Days();
  private Days.Fixed state = rules.empty("days");

  private String fix(int day, String... candidates) {
    var decision = rules.decide(state, new Days.Fix(day, List.of(candidates)));
    if (decision instanceof Decision.Answers<DayEvent, String> answers) {
      return answers.answer();
    }
    DayEvent event = ((Decision.Happens<DayEvent, String>) decision).event();
    state = rules.apply(state, event);
    return rules.answer(event);
  }

  @Test
  void aDayKeepsItsAnswerWhateverTheListsSayLater() {
    assertThat(fix(5, "crane")).isEqualTo("crane");
    assertThat(fix(5, "other", "crane")).isEqualTo("crane");
    assertThat(fix(6, "other")).isEqualTo("other");
  }

  @Test
  void noAnswerComesTwiceWithinHalfAYear() {
    fix(100, "crane");

    assertThat(fix(101, "crane", "other")).isEqualTo("other");
    assertThat(fix(90, "other", "crane", "third")).isEqualTo("third");
    assertThat(fix(281, "crane", "fifth")).isEqualTo("crane");
  }

  @Test
  void ifAllWereThereOneComesAgain() {
    fix(1, "crane");

    assertThat(fix(2, "crane")).isEqualTo("crane");
  }
}
