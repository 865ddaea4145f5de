package dev.althing.text;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** The choice of where to cut a text: the best place that is not much earlier than it must be. */
final class Cuts {
  private Cuts() {}

  /**
   * The best place to cut.
   *
   * @param text Markdown
   * @param latest the last place that may be chosen, at least 1
   * @param reopened what was reopened before the text
   */
  static int best(String text, int latest, String reopened) {
    if (latest >= text.length()) {
      return text.length();
    }
    int earliest = latest / 3;
    int paragraph = lastParagraph(text, latest, reopened);
    if (paragraph > earliest) {
      return paragraph;
    }
    int line = text.lastIndexOf('\n', latest - 1) + 1;
    if (line > earliest) {
      return line;
    }
    int sentence = before(BreakIterator.getSentenceInstance(Locale.ROOT), text, latest);
    if (sentence > earliest) {
      return sentence;
    }
    int word = before(BreakIterator.getLineInstance(Locale.ROOT), text, latest);
    if (word > earliest) {
      return whole(text, word);
    }
    return whole(
        text, before(BreakIterator.getCharacterInstance(Locale.ROOT), text, latest), latest);
  }

  /** The last blank line outside of code. */
  private static int lastParagraph(String text, int latest, String reopened) {
    int at = text.lastIndexOf("\n\n", latest - 1);
    while (at > 0) {
      if (!OpenBlocks.after(reopened + text.substring(0, at + 1)).closing().isEmpty()) {
        at = text.lastIndexOf("\n\n", at - 1);
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  private static int before(BreakIterator places, String text, int latest) {
    places.setText(text.substring(0, Math.min(text.length(), latest + 64)));
    int place = places.preceding(Math.min(text.length(), latest + 1));
    return Math.max(0, place);
  }

  /** A place at which no character is cut, even if one is longer than the room there is. */
  private static int whole(String text, int place, int latest) {
    if (place > 0) {
      return whole(text, place);
    }
    if (!Character.isLowSurrogate(text.charAt(latest))) {
      return latest;
    }
    return latest > 1 ? latest - 1 : latest + 1;
  }

  /** Not between a backslash and what it escapes. */
  private static int whole(String text, int place) {
    int slashes = 0;
    while (slashes < place && text.charAt(place - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1 && place > 1 ? place - 1 : place;
  }
}
