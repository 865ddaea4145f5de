package dev.althing.plugins.wordfilter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text without which an expression fits nowhere: most texts lack it, and then the expression need
 * not be tried. It is the longest run of plain characters outside of all brackets, or empty where
 * there is none or the expression is not understood.
 */
final class Needle {
  private static final String METACHARACTERS = "|*+?{}()[].^$\\";
  private static final String ONE_CHARACTER_OR_NONE = "bBAzdDwWsSntrfva";

  private static final Pattern FLAGS = Pattern.compile("\\?[a-zA-Z-]*\\)");

  private final String expression;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private boolean isUnderstood = true;
  private int depth;
  private int at;

  private Needle(String expression) {
    this.expression = expression;
  }

  static String of(String expression) {
    var needle = new Needle(expression);
    while (needle.at < expression.length() && needle.isUnderstood) {
      needle.step();
    }
    needle.endRun();
    return needle.isUnderstood ? folded(needle.longest) : "";
  }

  /** The form in which letters are equal that differ in case only; as long as the text. */
  static String folded(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
    }
    return folded.toString();
  }

  private void step() {
    char c = expression.charAt(at++);
    switch (c) {
      case '\\' -> escape();
      case '[' -> skipClass();
      case '(' -> open();
      case ')' -> {
        endRun();
        depth--;
      }
      case '|' -> isUnderstood = depth > 0;
      case '*', '?', '{' -> optional(c);
      default -> {
        if (METACHARACTERS.indexOf(c) >= 0 || Character.isSurrogate(c)) {
          endRun();
        } else {
          literal(c);
        }
      }
    }
  }

  private void open() {
    Matcher flags = FLAGS.matcher(expression).region(at, expression.length());
    if (flags.lookingAt()) {
      at = flags.end();
      // RE2/J takes a quantifier after flags for one of whatever stands before them.
      isUnderstood = at == expression.length() || "*+?{".indexOf(expression.charAt(at)) < 0;
    } else {
      endRun();
      depth++;
    }
  }

  private void escape() {
    char c = expression.charAt(at++);
    if (ONE_CHARACTER_OR_NONE.indexOf(c) >= 0) {
      endRun();
    } else if (Character.isLetterOrDigit(c)) {
      isUnderstood = false;
    } else {
      literal(c);
    }
  }

  private void literal(char c) {
    if (depth == 0) {
      run.append(c);
    }
  }

  /** What stands before may be missing. */
  private void optional(char quantifier) {
    run.setLength(Math.max(run.length() - 1, 0));
    endRun();
    if (quantifier == '{') {
      int end = expression.indexOf('}', at);
      isUnderstood = end >= 0;
      at = end + 1;
    }
  }

  private void skipClass() {
    endRun();
    at += expression.startsWith("^", at) ? 1 : 0;
    int first = at;
    while (at < expression.length() && (at == first || expression.charAt(at) != ']')) {
      boolean isNamed = expression.startsWith("[:", at);
      int end = isNamed ? expression.indexOf(":]", at) : -1;
      at = end >= 0 ? end + 2 : at + (expression.charAt(at) == '\\' ? 2 : 1);
    }
    at++;
  }

  private void endRun() {
    longest = run.length() > longest.length() ? run.toString() : longest;
    run.setLength(0);
  }
}
