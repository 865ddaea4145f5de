package dev.althing.plugins.fun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeTest {
  /** Ranges around powers of two, where a remainder or one bit too few would show. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 129, 200, 255, 256, 257, 300})
  void drawsEachNumberEquallyOften(int size) {
    int each = 1_000;
    var counts = new int[size];
    var random = new Random(size);
    Range range = Range.between(number(-7), number(size - 8));
    for (int i = 0; i < each * size; i++) {
      counts[range.draw(random).intValueExact() + 7]++;
    }
    double square = 0;
    for (int count : counts) {
      square += Math.pow(count - each, 2) / each;
    }
    double freedom = size - 1;
    assertThat(square).isLessThan(freedom + 4 * Math.sqrt(2 * freedom) + 4);
  }

  @Test
  void favoursNoHalfOfALargeRange() {
    BigInteger low = BigInteger.TEN.pow(999).negate();
    // Three quarters of what fits into its bits: a remainder would favour the lower third.
    Range range = Range.between(low, low.add(number(3).shiftLeft(3_000)));
    BigInteger third = low.add(BigInteger.ONE.shiftLeft(3_000));
    var random = new Random(1);
    int lower = 0;
    for (int i = 0; i < 3_000; i++) {
      lower += range.draw(random).compareTo(third) < 0 ? 1 : 0;
    }
    assertThat(lower).isBetween(900, 1_100);
  }

  @Test
  void drawsTheOnlyNumberThereIs() {
    assertThat(Range.between(number(5), number(5)).draw(new Random(1))).isEqualTo(5);
  }

  @Test
  void hasItsBoundsInOrder() {
    assertThat(Range.between(number(2), number(1))).isEqualTo(new Range(number(1), number(2)));
    assertThatThrownBy(() -> new Range(number(2), number(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }
}
