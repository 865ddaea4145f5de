package dev.althing.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is still open where Markdown is cut.
 *
 * @param closing what ends it before the cut
 * @param reopening what begins it again after the cut
 * @param emptySince where the block begins that would have nothing in it before the cut; else -1
 */
record OpenBlocks(String closing, String reopening, int emptySince) {
  private static final int LONGEST = 1_000;
  private static final Pattern FENCE =
      Pattern.compile("((?:[ >]|[-*+•] |\\d{1,9}[.)] )*)(`{3,}(?=[^`]*$)|~{3,})(.*)");
  private static final Pattern UNDER_HEAD =
      Pattern.compile("[ >]*\\|?\\s*:?-+:?\\s*(?:\\|\\s*:?-+:?\\s*)*\\|?\\s*");
  private static final Pattern QUOTE = Pattern.compile(" {0,3}>[ >]*");

  /** What is open at the end of a text. */
  static OpenBlocks after(String text) {
    Scan scan = new Scan();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      if (end < 0) {
        scan.endsWithin(line);
        break;
      }
      scan.line(line, start, end);
      start = end + 1;
    }
    return scan.result(text);
  }

  /** Whether it is a table that goes on, its head repeated. */
  boolean isTable() {
    return closing.isEmpty() && reopening.endsWith("\n");
  }

  /** How far the code is indented that goes on; that of a quotation keeps its marks. */
  int indent() {
    String line = closing.startsWith("\n") ? closing.substring(1) : closing;
    return line.length() - line.stripLeading().length();
  }

  /** Whether the text begins by closing a fence that was opened like this. */
  static boolean closes(String text, String reopening) {
    Matcher fence = FENCE.matcher(reopening.stripTrailing());
    if (!fence.matches()) {
      return false;
    }
    int end = text.indexOf('\n');
    return isClosing(end < 0 ? text : text.substring(0, end), fence.group(2));
  }

  private static boolean isClosing(String line, String fence) {
    String bare = line.strip();
    while (bare.startsWith(">")) {
      bare = bare.substring(1).strip();
    }
    return bare.length() >= fence.length()
        && bare.startsWith(fence)
        && bare.chars().allMatch(c -> c == fence.charAt(0));
  }

  /** Goes through the lines and remembers what is open. */
  private static final class Scan {
    private String prefix = "";
    private String fence = "";
    private String info = "";
    private int fenceStart = -1;
    private int fenceEnd;
    private String previous = "";
    private String tableHead = "";
    private String unfinished = "";

    void line(String line, int start, int end) {
      if (!fence.isEmpty()) {
        fence = isClosing(line, fence) ? "" : fence;
        return;
      }
      Matcher opening = FENCE.matcher(line);
      if (opening.matches()) {
        prefix = opening.group(1).replaceAll("[^ >]", " ");
        fence = opening.group(2);
        info = opening.group(3).strip();
        fenceStart = start;
        fenceEnd = end;
        tableHead = "";
      } else if (line.isBlank()) {
        tableHead = "";
      } else if (previous.contains("|")
          && line.contains("-")
          && UNDER_HEAD.matcher(line).matches()) {
        tableHead = previous + "\n" + line + "\n";
      }
      previous = line;
    }

    void endsWithin(String line) {
      unfinished = line;
    }

    OpenBlocks result(String text) {
      String newLine = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
      if (!fence.isEmpty() && !isClosing(unfinished, fence)) {
        boolean empty = text.substring(Math.min(fenceEnd, text.length())).isBlank();
        String again = prefix.contains(">") ? prefix : "";
        String language = info.length() > 40 ? "" : info;
        return new OpenBlocks(
            newLine + prefix + fence, again + fence + language + "\n", empty ? fenceStart : -1);
      }
      if (!tableHead.isEmpty() && tableHead.length() <= LONGEST) {
        return new OpenBlocks("", tableHead, -1);
      }
      Matcher quote = QUOTE.matcher(unfinished);
      return new OpenBlocks("", quote.lookingAt() ? quote.group() : "", -1);
    }
  }
}
