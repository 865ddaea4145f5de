package dev.althing.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;

/**
 * The rewriting of Markdown so that every item of a numbered list bears its own number. A number
 * that is shorter than the one written gets zeros before it, since what belongs to an item depends
 * on how wide its number is.
 */
final class Numbering {
  private static final Pattern NUMBER = Pattern.compile("( *)(\\d{1,9})");
  private static final int LARGEST = 999_999_999;

  private final List<StringBuilder> lines = new ArrayList<>();
  private final Map<Integer, List<Edit>> edits = new HashMap<>();

  /** Characters of a line that give way to others. */
  private record Edit(int column, int removed, String inserted) {}

  private Numbering(String markdown) {
    for (String line : (Iterable<String>) markdown.lines()::iterator) {
      lines.add(new StringBuilder(line));
    }
  }

  /** The same Markdown with explicit numbers, so that it may be cut between any two items. */
  static String explicit(String markdown) {
    if (Markup.isCostly(markdown)) {
      return markdown;
    }
    Numbering numbering = new Numbering(markdown);
    Deque<Node> open = new ArrayDeque<>();
    open.push(Markup.parse(markdown));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof OrderedList list) {
        numbering.number(list);
      }
      for (Node c = node.getFirstChild(); c != null; c = c.getNext()) {
        open.push(c);
      }
    }
    return numbering.edited();
  }

  private void number(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    int number = start == null ? 1 : start;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (number <= LARGEST && !item.getSourceSpans().isEmpty()) {
        number(item.getSourceSpans(), String.valueOf(number));
      }
      number++;
    }
  }

  private void number(List<SourceSpan> spans, String number) {
    SourceSpan first = spans.get(0);
    String line = lines.get(first.getLineIndex()).toString();
    Matcher marker = NUMBER.matcher(line).region(first.getColumnIndex(), line.length());
    if (!marker.lookingAt() || marker.group(2).equals(number)) {
      return;
    }
    int written = marker.group(2).length();
    int wider = Math.max(0, number.length() - written);
    String padded = "0".repeat(written + wider - number.length()) + number;
    edit(first.getLineIndex(), new Edit(marker.start(2), written, padded));
    for (SourceSpan span : spans.subList(1, spans.size())) {
      if (wider > 0) {
        edit(span.getLineIndex(), new Edit(span.getColumnIndex(), 0, " ".repeat(wider)));
      }
    }
  }

  private void edit(int line, Edit edit) {
    edits.computeIfAbsent(line, l -> new ArrayList<>()).add(edit);
  }

  private String edited() {
    edits.forEach(
        (line, changes) -> {
          changes.sort(Comparator.comparingInt(Edit::column).reversed());
          for (Edit e : changes) {
            lines.get(line).replace(e.column, e.column + e.removed, e.inserted);
          }
        });
    return String.join("\n", lines);
  }
}
