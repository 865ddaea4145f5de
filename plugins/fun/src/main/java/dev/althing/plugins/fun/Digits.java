package dev.althing.plugins.fun;

import java.math.BigInteger;

/**
 * The digits of a whole number, written so that they can be read.
 *
 * @param sign a minus, or nothing
 * @param all the digits
 */
record Digits(String sign, String all) {
  /** So many digits are written without gaps. */
  private static final int MOST_SOLID = 9;

  /** So many digits still fit into a sentence. */
  private static final int MOST_IN_LINE = 30;

  private static final int SHOWN_OF_LONG = 6;
  private static final int BLOCK = 10;
  private static final int BLOCKS_IN_ROW = 4;

  /** Keeps a number on one line. */
  private static final String NARROW_SPACE = "\u202F";

  static Digits of(BigInteger number) {
    return new Digits(number.signum() < 0 ? "-" : "", number.abs().toString());
  }

  int count() {
    return all.length();
  }

  boolean fitInLine() {
    return count() <= MOST_IN_LINE;
  }

  /** All of them on one line, by threes if they are many. */
  String inLine() {
    return sign + (count() <= MOST_SOLID ? all : grouped());
  }

  /** The first and the last of them. */
  String ends() {
    return sign + all.substring(0, SHOWN_OF_LONG) + "…" + all.substring(count() - SHOWN_OF_LONG);
  }

  /** All of them in rows of blocks. */
  String rows() {
    var rows = new StringBuilder(sign);
    for (int at = 0; at < count(); at += BLOCK) {
      if (at > 0) {
        rows.append(at % (BLOCK * BLOCKS_IN_ROW) == 0 ? '\n' : ' ');
      }
      rows.append(all, at, Math.min(count(), at + BLOCK));
    }
    return rows.toString();
  }

  private String grouped() {
    var groups = new StringBuilder(all);
    for (int at = count() - 3; at > 0; at -= 3) {
      groups.insert(at, NARROW_SPACE);
    }
    return groups.toString();
  }
}
