package dev.althing.feature.poll.ask;

/**
 * One thing that can be voted for.
 *
 * @param sign the reaction that stands for it
 * @param text what it is called; may be empty when the sign says it all
 * @param isOwnSign whether the sign was written in front of the text, and belongs to it
 */
public record Option(String sign, String text, boolean isOwnSign) {
  /** What it is called where nothing is said about reactions. */
  public String name() {
    if (!isOwnSign) {
      return text;
    }
    return text.isEmpty() ? sign : sign + " " + text;
  }

  /** What it is called with its reaction in front. */
  public String line() {
    return text.isEmpty() ? sign : sign + " " + text;
  }
}
