package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.testing.Bench;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlipCommandTest {
  private final Bench bench = Bench.of(new FunPlugin()).seed(2).start();

  @Test
  void showsHeadsOrTails() {
    Set<String> heard = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      heard.add(bench.words("flip"));
      heard.add(bench.words("coin 1"));
    }
    assertThat(heard).containsExactly("**Heads**", "**Tails**");
  }

  @Test
  void countsSeveralCoins() {
    assertThat(bench.words("flip 10"))
        .matches("10 coins: \\*\\*\\d+\\*\\* heads, \\*\\*\\d+\\*\\* tails\\.");
    assertThat(bench.in(Locale.GERMAN).words("flip 2")).startsWith("2 Münzen: ");
  }

  @Test
  void losesNoCoinAndFavoursNeitherSide() {
    var random = new Random(5);
    int heads = 0;
    for (int i = 0; i < 1_000; i++) {
      Coins coins = Coins.flip(100, random);
      assertThat(coins.count()).isEqualTo(100);
      heads += coins.heads();
    }
    assertThat(heads).isBetween(49_000, 51_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "many", "1.5", "2 3"})
  void takesOneToAHundred(String count) {
    assertThat(bench.say("flip " + count)).isEmpty();
    assertThat(bench.words("flip 100")).startsWith("100 coins");
  }
}
