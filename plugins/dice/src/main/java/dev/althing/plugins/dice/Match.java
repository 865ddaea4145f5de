package dev.althing.plugins.dice;

/**
 * Some faces of a die: all from one to another.
 *
 * @param written how they are written
 * @param from the lowest
 * @param to the highest; lower than the lowest when there are none
 */
record Match(String written, long from, long to) {
  /** The highest face of a die, which need not be written. */
  static Match highest(Die die) {
    return new Match("", die.highest(), die.highest());
  }

  /**
   * The faces that compare with one so.
   *
   * @param comparison one of {@code < <= > >= =}
   */
  static Match of(String comparison, long face) {
    String written = comparison + face;
    return switch (comparison) {
      case "<" -> new Match(written, Long.MIN_VALUE, face - 1);
      case "<=" -> new Match(written, Long.MIN_VALUE, face);
      case ">" -> new Match(written, face + 1, Long.MAX_VALUE);
      case ">=" -> new Match(written, face, Long.MAX_VALUE);
      default -> new Match(Long.toString(face), face, face);
    };
  }

  boolean has(int face) {
    return from <= face && face <= to;
  }

  boolean hasAllOf(Die die) {
    return has(die.lowest()) && has(die.highest());
  }
}
