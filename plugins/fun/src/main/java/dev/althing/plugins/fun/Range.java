package dev.althing.plugins.fun;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * The whole numbers between two bounds, both included.
 *
 * @param low the smallest
 * @param high the largest
 */
record Range(BigInteger low, BigInteger high) {
  Range {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("the bounds are the wrong way round");
    }
  }

  /** The range between two bounds in any order. */
  static Range between(BigInteger one, BigInteger other) {
    return new Range(one.min(other), one.max(other));
  }

  /**
   * One of the numbers, each as likely as every other: what is too large is drawn again, which
   * happens less than every second time. A remainder would favour the small numbers.
   */
  BigInteger draw(RandomGenerator random) {
    BigInteger most = high.subtract(low);
    BigInteger drawn = bits(most.bitLength(), random);
    while (drawn.compareTo(most) > 0) {
      drawn = bits(most.bitLength(), random);
    }
    return low.add(drawn);
  }

  private static BigInteger bits(int count, RandomGenerator random) {
    var bytes = new byte[(count + Byte.SIZE - 1) / Byte.SIZE];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - count);
  }
}
