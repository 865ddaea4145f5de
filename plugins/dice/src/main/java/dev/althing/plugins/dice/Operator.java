package dev.althing.plugins.dice;

import java.math.BigInteger;

/** What two values are combined with. */
enum Operator {
  PLUS('+', "+"),
  MINUS('-', "-"),
  TIMES('*', "×"),
  DIVIDED_BY('/', "/");

  private final char written;
  private final String sign;

  Operator(char written, String sign) {
    this.written = written;
    this.sign = sign;
  }

  char written() {
    return written;
  }

  String sign() {
    return sign;
  }

  /** The exact result; a division rounds down, and its right side is not 0. */
  BigInteger of(long left, long right) {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    return switch (this) {
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case TIMES -> a.multiply(b);
      case DIVIDED_BY -> BigInteger.valueOf(Math.floorDiv(left, right));
    };
  }
}
