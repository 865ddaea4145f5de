package dev.althing.plugins.dice;

/** What keeps a roll from being made, and where. */
sealed interface Trouble {
  /** The part that is wrong. */
  Place place();

  /**
   * Something is written wrongly.
   *
   * @param mistake what
   */
  record Misread(Mistake mistake, Place place) implements Trouble {}

  /**
   * Something goes beyond a limit.
   *
   * @param excess what
   * @param most the limit
   */
  record TooMuch(Excess excess, Place place, long most) implements Trouble {}

  /** What can be written wrongly. */
  enum Mistake {
    NOTHING_TO_ROLL,
    VALUE_MISSING,
    OPERATOR_MISSING,
    NEVER_CLOSED,
    NEVER_OPENED,
    UNKNOWN,
    NO_DICE,
    SIDES_MISSING,
    FACE_MISSING,
    KEEPS_NONE,
    DROPS_ALL,
    ENDLESS,
    TWICE,
    NOT_ONE_D20,
    NO_ROLLS,
    DIVISION_BY_ZERO
  }

  /** What can be too much. */
  enum Excess {
    LENGTH,
    DEPTH,
    NUMBER,
    RESULT,
    SIDES,
    DICE,
    DICE_ADDED,
    KEPT,
    ROLLS
  }
}
