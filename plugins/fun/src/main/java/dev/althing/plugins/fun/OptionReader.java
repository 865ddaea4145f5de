package dev.althing.plugins.fun;

import dev.althing.spi.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads options from one text: between bars; without bars, between commas and "or"; without those,
 * options in quotes one after another. What stands in quotes is not separated. Each character is
 * looked at a fixed number of times.
 */
final class OptionReader {
  private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\uFF02";
  private static final Pattern BARS = Pattern.compile("[|\uFF5C]");
  private static final Pattern COMMAS =
      Pattern.compile(
          "[,\uFF0C\u3001]|(?<=\\s)(?:or|oder)(?=\\s)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANKS = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);

  /** What is written instead of quoted characters while separators are looked for. */
  private static final char MASK = '"';

  private final String text;
  private final char[] masked;

  /** Where quoted parts end, by where they begin. */
  private final Map<Integer, Integer> quoted = new HashMap<>();

  private OptionReader(String text) {
    this.text = text;
    this.masked = text.toCharArray();
  }

  static Options read(String text) {
    var reader = new OptionReader(text);
    reader.findQuoted();
    return new Options(reader.options());
  }

  private void findQuoted() {
    int at = 0;
    while (at < text.length()) {
      if (isQuote(at) && (at == 0 || isBoundary(at - 1))) {
        int close = closing(at + 1);
        if (close < 0) {
          return; // Then none that comes later is closed either.
        }
        quoted.put(at, close + 1);
        Arrays.fill(masked, at, close + 1, MASK);
        at = close;
      }
      at++;
    }
  }

  private int closing(int from) {
    for (int at = from; at < text.length(); at++) {
      if (isQuote(at) && (at + 1 == text.length() || isBoundary(at + 1))) {
        return at;
      }
    }
    return -1;
  }

  private List<String> options() {
    String outline = new String(masked);
    if (BARS.matcher(outline).find()) {
      return separated(BARS.matcher(outline));
    }
    if (COMMAS.matcher(outline).find() || quoted.isEmpty()) {
      return separated(COMMAS.matcher(outline));
    }
    return separated(BLANKS.matcher(outline));
  }

  private List<String> separated(Matcher separator) {
    List<String> found = new ArrayList<>();
    int from = 0;
    while (separator.find()) {
      add(found, from, separator.start());
      from = separator.end();
    }
    add(found, from, text.length());
    return found;
  }

  private void add(List<String> found, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    boolean inQuotes = quoted.getOrDefault(start, -1) == end;
    String option = inQuotes ? text.substring(start + 1, end - 1) : text.substring(start, end);
    if (!Spelling.fold(option).isBlank()) {
      found.add(option);
    }
  }

  private boolean isQuote(int at) {
    return QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  private boolean isBoundary(int at) {
    char c = text.charAt(at);
    return isBlank(c) || "|\uFF5C,\uFF0C\u3001".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
