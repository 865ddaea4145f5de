package dev.althing.text.plain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The page on which plain text is laid out: lines, indented as their blocks are nested. */
final class PlainBlocks {
  private final StringBuilder out = new StringBuilder();
  private final Deque<Indent> indents = new ArrayDeque<>();
  private boolean lineOpen;
  private boolean gapPending;

  /** What stands before the first and before each further line of a block. */
  private static final class Indent {
    private final String first;
    private final String further;
    private boolean used;

    Indent(String first, String further) {
      this.first = first;
      this.further = further;
    }

    String next() {
      String text = used ? further : first;
      used = true;
      return text;
    }
  }

  String written() {
    return out.toString().stripTrailing();
  }

  /** Lays out a block behind an indent. */
  void indented(String first, String further, Runnable block) {
    Indent indent = new Indent(first, further);
    indents.addLast(indent);
    block.run();
    if (!indent.used) {
      line("");
    }
    indents.removeLast();
  }

  void text(String text) {
    if (!lineOpen && !text.isEmpty()) {
      openLine();
    }
    out.append(text);
  }

  void line(String text) {
    if (!lineOpen) {
      openLine();
    }
    out.append(text);
    endLine();
  }

  void newLine() {
    if (!lineOpen) {
      openLine();
    }
    endLine();
  }

  void endLine() {
    if (lineOpen) {
      trimEnd();
      out.append('\n');
      lineOpen = false;
    }
  }

  /** Leaves an empty line before whatever comes next. */
  void gap() {
    gapPending = true;
  }

  void noGap() {
    gapPending = false;
  }

  /** Where the next text will stand. */
  int mark() {
    if (!lineOpen) {
      openLine();
    }
    return out.length();
  }

  String since(int mark) {
    return out.substring(mark).strip();
  }

  private void openLine() {
    if (gapPending && out.length() > 0) {
      out.append(further().stripTrailing()).append('\n');
    }
    gapPending = false;
    indents.forEach(indent -> out.append(indent.next()));
    lineOpen = true;
  }

  private String further() {
    StringBuilder further = new StringBuilder();
    Iterator<Indent> each = indents.iterator();
    while (each.hasNext()) {
      Indent indent = each.next();
      further.append(indent.used ? indent.further : "");
    }
    return further.toString();
  }

  private void trimEnd() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
