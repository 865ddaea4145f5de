package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FortuneCommandTest {
  private static final Fortunes FORTUNES = Fortunes.load();

  private final Bench bench = Bench.of(new FunPlugin()).seed(3).start();

  @Test
  void tellsAllOfThem() {
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      heard.add(bench.words("fortune"));
    }
    assertThat(heard).hasSize(60);
  }

  @Test
  void speaksTheLanguageOfTheRoom() {
    String german = bench.in(Locale.GERMANY).words("fortune");
    assertThat(FORTUNES.german()).contains(german.substring("🥠 ".length()));
    String elsewhere = bench.in(Locale.FRENCH).words("fortune");
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
