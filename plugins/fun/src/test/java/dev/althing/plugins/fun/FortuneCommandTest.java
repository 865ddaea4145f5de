package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FortuneCommandTest {
  private static final Fortunes FORTUNES = Fortunes.load();

  @Test
  void tellsAllOfThem() {
    Chat chat = Chat.seeded(3);
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      heard.add(chat.hear("fortune"));
    }
    assertThat(heard).hasSize(60);
  }

  @Test
  void speaksTheLanguageOfTheRoom() {
    String german = Chat.seeded(3).in(Locale.GERMANY).hear("fortune");
    assertThat(FORTUNES.german()).contains(german.substring("🥠 ".length()));
    String elsewhere = Chat.seeded(3).in(Locale.FRENCH).hear("fortune");
    assertThat(FORTUNES.english()).contains(elsewhere.substring("🥠 ".length()));
  }

  @Test
  void areShortAndAllDifferent() {
    assertThat(FORTUNES.german()).hasSameSizeAs(FORTUNES.english());
    for (List<String> fortunes : List.of(FORTUNES.english(), FORTUNES.german())) {
      assertThat(fortunes).doesNotHaveDuplicates();
      assertThat(fortunes).allSatisfy(one -> assertThat(one).hasSizeBetween(10, 120));
    }
  }
}
