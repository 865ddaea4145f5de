package dev.althing.plugins.dice;

import java.util.random.RandomGenerator;

/** Dice that fall as they are told to. */
final class LoadedDice implements RandomGenerator {
  private final int[] faces;
  private int thrown;

  LoadedDice(int... faces) {
    this.faces = faces;
  }

  @Override
  public long nextLong() {
    throw new AssertionError("each die is thrown by itself");
  }

  @Override
  public int nextInt(int from, int to) {
    int face = faces[thrown++];
    if (face < from || face >= to) {
      throw new AssertionError(face + " is not on the die");
    }
    return face;
  }

  int thrown() {
    return thrown;
  }
}
