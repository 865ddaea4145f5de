package dev.althing.plugins.dice;

import java.util.Locale;

/** What is said when a roll cannot be made: what is wrong, where, and how it is right. */
final class TroubleView {
  /** So many characters of what is wrong are quoted. */
  private static final int QUOTED = 30;

  private final String command;

  /**
   * Names the command.
   *
   * @param command how it is typed here: {@code !roll}
   */
  TroubleView(String command) {
    this.command = command;
  }

  String of(Trouble trouble) {
    if (trouble instanceof Trouble.Misread misread) {
      return of(misread);
    }
    if (trouble instanceof Trouble.TooMuch tooMuch) {
      return of(tooMuch);
    }
    throw new AssertionError(trouble);
  }

  private String of(Trouble.Misread misread) {
    String here = here(misread.place());
    return switch (misread.mistake()) {
      case NOTHING_TO_ROLL ->
          here
              + ": there are no dice. They come first, a text after them: "
              + example("2d6+3 fire");
      case VALUE_MISSING ->
          here
              + ": a number or dice are missing, like "
              + example("2d6+3")
              + ". A text goes after #: "
              + example("2d6 # fire");
      case OPERATOR_MISSING ->
          here
              + ": before it one of + - * / is missing, or ; for another roll: "
              + example("2d6; 1d8");
      case NEVER_CLOSED -> here + ": the bracket is never closed: " + example("(2d6+3)*2");
      case NEVER_OPENED -> here + ": this bracket was never opened: " + example("(2d6+3)*2");
      case UNKNOWN ->
          here + ": I do not know what this means. A text goes after #: " + example("2d6+3 # fire");
      case NO_DICE -> here + ": roll at least one die: " + example("1d6");
      case SIDES_MISSING -> here + ": how many sides? For example " + example("2d6");
      case FACE_MISSING -> here + ": which faces? " + example("2d6r1") + " or " + example("2d6r<3");
      case KEEPS_NONE -> here + ": keep at least one die: " + example("4d6kh3");
      case DROPS_ALL -> here + ": this leaves no dice. Drop fewer: " + example("4d6dl1");
      case ENDLESS ->
          here
              + ": every face of the die does it, so it would never end. Name fewer: "
              + example("3d6!>4");
      case TWICE -> here + ": dice can have one ! and one r or ro: " + example("3d6r<3!");
      case NOT_ONE_D20 -> here + ": advantage goes with exactly one d20: " + example("d20 adv + 5");
      case NO_ROLLS -> here + ": roll at least once: " + example("6x 4d6kh3");
      case DIVISION_BY_ZERO -> here + ": the right side came to 0, and nothing divides by that.";
    };
  }

  private String of(Trouble.TooMuch tooMuch) {
    String here = here(tooMuch.place());
    String most = String.format(Locale.ROOT, "%,d", tooMuch.most());
    return switch (tooMuch.excess()) {
      case LENGTH -> here + ": that is too long. I read at most " + most + " characters.";
      case DEPTH -> here + ": at most " + most + " brackets can stand within each other.";
      case NUMBER -> here + ": numbers go up to " + most + ".";
      case RESULT -> here + ": the result is too large. I count up to " + most + ".";
      case SIDES -> here + ": a die has 1 to " + most + " sides: " + example("1d20");
      case DICE -> here + ": too many dice. Roll at most " + most + " at once.";
      case DICE_ADDED ->
          here
              + ": with those that were rolled again these became more than "
              + most
              + " dice. Roll fewer, or explode and reroll fewer faces.";
      case KEPT -> here + ": there are fewer dice than that. Keep at most " + most + ".";
      case ROLLS -> here + ": too many rolls. Ask for at most " + most + " at once.";
    };
  }

  private static String here(Place place) {
    String quoted = Foreign.shown(place.text(), QUOTED);
    return quoted.isEmpty() ? "Here" : "“" + quoted + "” at character " + place.at();
  }

  private String example(String dice) {
    return "`" + command.replace("`", "") + " " + dice + "`";
  }
}
