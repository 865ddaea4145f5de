package dev.althing.plugins.ask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as it grows, without what the model thinks between {@code <think>} and {@code
 * </think>}; tags may come in pieces. Thoughts are not kept, however long they are.
 */
final class Growing {
  private static final String OPENS = "<think>";
  private static final String CLOSES = "</think>";
  private static final Pattern TAG = Pattern.compile(OPENS + "|" + CLOSES);

  private final StringBuilder seen = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private boolean isThought;

  /** Takes what came. */
  void add(String piece) {
    held.append(piece);
    Matcher tag = TAG.matcher(held);
    while (tag.find()) {
      take(tag.start(), tag.group());
      tag.reset(held);
    }
    pass(held.length() - begun());
  }

  private void take(int at, String tag) {
    pass(at);
    if (!isThought && !isAtLineStart()) {
      pass(tag.length());
      return;
    }
    held.delete(0, tag.length());
    if (tag.equals(CLOSES) && !isThought) {
      seen.setLength(0); // the server has taken away the tag that opened it
    }
    isThought = tag.equals(OPENS);
  }

  private void pass(int characters) {
    if (!isThought) {
      seen.append(held, 0, characters);
    }
    held.delete(0, characters);
  }

  private boolean isAtLineStart() {
    int last = seen.length() - 1;
    while (last >= 0 && (seen.charAt(last) == ' ' || seen.charAt(last) == '\t')) {
      last--;
    }
    return last < 0 || seen.charAt(last) == '\n';
  }

  /** How many characters at the end may be the beginning of a tag. */
  private int begun() {
    int at = held.lastIndexOf("<");
    String end = at < 0 ? "" : held.substring(at);
    return OPENS.startsWith(end) || CLOSES.startsWith(end) ? end.length() : 0;
  }

  /** How many characters are to be shown. */
  int length() {
    return seen.length();
  }

  /** What is to be shown so far. */
  String soFar() {
    return seen.toString();
  }

  /** What is to be shown when nothing more comes. */
  String whole() {
    return isThought ? seen.toString() : seen.toString() + held;
  }
}
