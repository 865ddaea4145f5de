package dev.althing.plugins.dice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a part of what was written, from which is read on. It reads small letters, plain
 * digits, signs and spaces, whatever form of them was typed; it quotes them as they were.
 */
final class Cursor {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int LONGEST_NUMBER = Long.toString(Limits.NUMBER).length();

  private final String written;
  private final String plain;
  private final int end;
  private int at;

  /** Reads from one index to another. */
  Cursor(String written, int from, int to) {
    this.written = written;
    this.plain = plain(written);
    this.at = from;
    this.end = to;
  }

  /** As long as what was written, so that a place in one is a place in the other. */
  private static String plain(String written) {
    var plain = new StringBuilder(written.length());
    written.chars().forEach(c -> plain.append(plain((char) c)));
    return plain.toString();
  }

  private static char plain(char c) {
    if (Character.isDigit(c)) {
      return Character.forDigit(Character.digit(c, 10), 10);
    }
    if (c >= 'A' && c <= 'Z') {
      return (char) (c - 'A' + 'a');
    }
    return switch (c) {
      case '\u2212', '\u2013' -> '-';
      case '\u00D7' -> '*';
      case '\u00F7' -> '/';
      default -> isBlank(c) ? ' ' : c;
    };
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  int at() {
    return at;
  }

  void moveTo(int index) {
    at = index;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  /** The next character; 0 at the end. */
  int next() {
    return isAtEnd() ? 0 : plain.codePointAt(at);
  }

  /** Goes past blanks, if there are any. */
  boolean skipBlanks() {
    int before = at;
    while (next() == ' ') {
      at++;
    }
    return at > before;
  }

  boolean eat(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  boolean looksAt(Pattern wanted) {
    return matcher(wanted).lookingAt();
  }

  /** Goes past what fits the pattern, if it stands here. */
  Optional<String> eat(Pattern wanted) {
    Matcher matcher = matcher(wanted);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    at = matcher.end();
    return Optional.of(matcher.group());
  }

  private Matcher matcher(Pattern wanted) {
    return wanted.matcher(plain).region(at, end);
  }

  /** Goes past a whole number, if one stands here. */
  Optional<Long> number() {
    int start = at;
    return eat(NUMBER).map(digits -> number(digits, since(start)));
  }

  private static long number(String digits, Place place) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    boolean tooLong = significant.length() > LONGEST_NUMBER;
    if (tooLong || Long.parseLong(significant) > Limits.NUMBER) {
      throw Refused.tooMuch(Trouble.Excess.NUMBER, place, Limits.NUMBER);
    }
    return Long.parseLong(significant);
  }

  /** What was read since an index. */
  Place since(int start) {
    return place(start, at);
  }

  /** From here to the next blank; at the end, the last character that is none. */
  Place word() {
    if (isAtEnd()) {
      int last = lastBefore(at);
      return place(last, last + 1);
    }
    int stop = plain.indexOf(' ', at);
    return place(at, stop < 0 ? end : Math.min(stop, end));
  }

  /** All that is left, as it was written. */
  String rest() {
    return written.substring(at, end);
  }

  private int lastBefore(int index) {
    int last = index - 1;
    while (last > 0 && plain.charAt(last) == ' ') {
      last--;
    }
    return Math.max(last, 0);
  }

  private Place place(int from, int to) {
    int first = from;
    while (first < to && plain.charAt(first) == ' ') {
      first++;
    }
    String text = written.substring(first, to).strip();
    return new Place(text, written.codePointCount(0, first) + 1);
  }
}
