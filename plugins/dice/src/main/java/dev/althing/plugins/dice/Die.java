package dev.althing.plugins.dice;

/**
 * A kind of die, on which each whole number between two is equally likely.
 *
 * @param name how it is written, without the d
 * @param lowest the lowest number on it
 * @param highest the highest number on it
 */
record Die(String name, int lowest, int highest) {
  static final Die D20 = sided(20);
  static final Die PERCENT = new Die("%", 1, 100);
  static final Die FATE = new Die("F", -1, 1);

  static Die sided(int sides) {
    return new Die(Integer.toString(sides), 1, sides);
  }
}
