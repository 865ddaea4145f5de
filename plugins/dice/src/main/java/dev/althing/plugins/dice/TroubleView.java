package dev.althing.plugins.dice;

import dev.althing.spi.plugin.Wording;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said when a roll cannot be made: what is wrong, where, and how it is right.
 *
 * @param words in which language; what they have in backticks is a line to type
 * @param typed how a line is typed here, as Markdown
 */
record TroubleView(Wording.Tongue words, UnaryOperator<String> typed) {
  /** So many characters of what is wrong are quoted. */
  private static final int QUOTED = 30;

  private static final Pattern LINE = Pattern.compile("`([^`]+)`");

  String of(Trouble trouble) {
    return here(trouble.place()) + ": " + withLines(said(trouble));
  }

  private String said(Trouble trouble) {
    if (trouble instanceof Trouble.Misread misread) {
      return words.say(misread.mistake().name());
    }
    if (trouble instanceof Trouble.TooMuch tooMuch) {
      return words.say(tooMuch.excess().name(), tooMuch.most());
    }
    throw new AssertionError(trouble);
  }

  private String withLines(String said) {
    return LINE.matcher(said)
        .replaceAll(found -> Matcher.quoteReplacement(typed.apply(found.group(1))));
  }

  private String here(Place place) {
    String quoted = Foreign.shown(place.text(), QUOTED);
    return quoted.isEmpty()
        ? words.say("here")
        : words.say("here.quoted", quoted, Integer.toString(place.at()));
  }
}
