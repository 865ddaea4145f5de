package dev.althing.plugins.dice;

/**
 * The way out of parsing and rolling when there is trouble: both go down a tree, where a value
 * would have to be handed up by hand at each step. It never leaves the command.
 */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Trouble trouble;

  Refused(Trouble trouble) {
    super(trouble.toString(), null, false, false);
    this.trouble = trouble;
  }

  static Refused misread(Trouble.Mistake mistake, Place place) {
    return new Refused(new Trouble.Misread(mistake, place));
  }

  static Refused tooMuch(Trouble.Excess excess, Place place, long most) {
    return new Refused(new Trouble.TooMuch(excess, place, most));
  }

  Trouble trouble() {
    return trouble;
  }
}
