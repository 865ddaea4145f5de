package dev.althing.feature.welcome.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.welcome.reception.Funnel;
import dev.althing.text.Markup;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandViewTest {
  private static String plain(String markdown) {
    return Markup.format(markdown).plain();
  }

  @Test
  void sharesAreOfThoseWhoJoined() {
    CommandView view = new CommandView(Locale.ENGLISH, "!");
    Map<Funnel.Step, Integer> counts =
        Map.of(Funnel.Step.JOINED, 8, Funnel.Step.GREETED, 6, Funnel.Step.UNREACHABLE, 1);
    assertThat(plain(view.stats("Home", Duration.ofDays(7), counts)))
        .contains("joined: 8", "greeted: 6 (75 %)", "accepted: 0 (0 %)", "written to: 1");
    assertThat(plain(view.stats("Home", Duration.ofDays(7), Map.of())))
        .contains("joined: 0")
        .doesNotContain("%");
  }
}
