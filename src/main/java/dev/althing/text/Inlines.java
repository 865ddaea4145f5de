package dev.althing.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Delimited;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** What within a line is not to be cut: emphasis, code, links and addresses. */
final class Inlines {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>]+");

  private Inlines() {}

  /**
   * The place where the markup begins that a cut would go through; the cut itself when there is
   * none or nothing stands before it, so that a part would be empty.
   *
   * @param text Markdown
   * @param reopened what was reopened before the text
   */
  static int before(String text, int cut, String reopened) {
    // What does not end in here would not fit into a part either.
    String near = reopened + text.substring(0, Math.min(text.length(), 2 * cut));
    if (Markup.isCostly(near)) {
      return cut;
    }
    int from = reopened.length();
    Deque<Node> open = new ArrayDeque<>();
    open.push(Markup.parse(near));
    while (!open.isEmpty()) {
      Node node = open.pop();
      int start = isMarkup(node) ? startAround(node, from + cut) : -1;
      if (start > from && isText(near.substring(from, start))) {
        return start - from;
      }
      for (Node c = node.getFirstChild(); c != null; c = c.getNext()) {
        open.push(c);
      }
    }
    return outsideOfAddresses(near, from, cut);
  }

  private static boolean isMarkup(Node node) {
    return node instanceof Delimited
        || node instanceof Code
        || node instanceof Link
        || node instanceof Image;
  }

  /** Where a node begins that a place is in the middle of; else -1. */
  private static int startAround(Node node, int place) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return -1;
    }
    SourceSpan last = spans.get(spans.size() - 1);
    int start = spans.get(0).getInputIndex();
    return start < place && place < last.getInputIndex() + last.getLength() ? start : -1;
  }

  private static int outsideOfAddresses(String near, int from, int cut) {
    Matcher address = ADDRESS.matcher(near);
    while (address.find() && address.start() < from + cut) {
      boolean isAround = address.end() > from + cut;
      if (isAround && address.start() > from && isText(near.substring(from, address.start()))) {
        return address.start() - from;
      }
    }
    return cut;
  }

  /** More than the marker of a list or quotation. */
  private static boolean isText(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }
}
