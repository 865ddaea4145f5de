package dev.althing.feature.wordle.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderTest {
  private static final List<String> WORDS =
      IntStream.range(0, 50).mapToObj(i -> "word" + i).toList();

  @TempDir private Path folder;

  private OrderKey key(int seed) {
    return OrderKey.in(folder.resolve("of" + seed), new Random(seed));
  }

  @Test
  void noWordComesTwiceBeforeAllHaveCome() {
    Order order = new Order(key(1), WORDS);

    assertThat(order.from(50, 50)).containsExactlyInAnyOrderElementsOf(WORDS);
    assertThat(order.from(100, 50)).containsExactlyInAnyOrderElementsOf(WORDS);
    assertThat(order.from(100, 50)).isNotEqualTo(order.from(50, 50));
    assertThat(new HashSet<>(order.from(75, 50))).hasSizeGreaterThan(25);
  }

  @Test
  void theOrderIsThatOfTheKeyAlone() {
    Order order = new Order(key(1), WORDS);
    List<String> shuffled = WORDS.stream().sorted().toList();

    assertThat(new Order(key(1), shuffled).from(7, 40)).isEqualTo(order.from(7, 40));
    assertThat(new Order(key(2), WORDS).from(7, 40)).isNotEqualTo(order.from(7, 40));
  }

  @Test
  void anyDayHasAWord() {
    Order order = new Order(key(1), List.of("alone"));

    assertThat(order.from(1, 5)).containsExactly("alone");
    assertThat(order.from(Integer.MAX_VALUE, 1)).containsExactly("alone");
    assertThat(order.from(-3, 1)).containsExactly("alone");
  }

  @Test
  void aWordByChanceIsTheSameForTheSameCause() {
    Order order = new Order(key(1), WORDS);

    assertThat(order.byChance("event:$a")).isEqualTo(order.byChance("event:$a"));
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> order.byChance("event:$" + i)).distinct())
        .hasSameSizeAs(WORDS);
  }
}
