package dev.althing.text.html;

import dev.althing.matrix.id.MatrixLink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/**
 * The reader of strangers' HTML as plain text: quotations marked, pills as ids, links spelt out.
 */
public final class HtmlText implements HtmlSanitizer.Policy {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "ul",
          "ol",
          "li",
          "pre",
          "table",
          "tr",
          "caption",
          "details",
          "summary",
          "hr");
  private static final int MAX_QUOTES = 20;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Link> links = new ArrayDeque<>();
  private final Deque<Counter> lists = new ArrayDeque<>();
  private int silent;
  private int quotes;
  private int preformatted;
  private boolean spacePending;

  private record Link(String href, int start) {}

  /** Where a list's numbering stands; negative for a list without numbers. */
  private static final class Counter {
    private int next;

    Counter(int start) {
      next = start;
    }
  }

  /** The text of any HTML. */
  public static String of(String html) {
    HtmlText text = new HtmlText();
    Html.read(html, text);
    return text.out.toString().strip();
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String tag, List<String> attributes) {
    String name = tag.toLowerCase(Locale.ROOT);
    if (BLOCKS.contains(name)) {
      newLine();
    }
    switch (name) {
      case "script", "style", "head", "title" -> silent++;
      case "br" -> lineBreak();
      case "blockquote" -> quotes++;
      case "pre" -> preformatted++;
      case "ul" -> lists.push(new Counter(-1));
      case "ol" -> lists.push(new Counter(start(attributes)));
      case "li" -> append(bullet());
      case "hr" -> {
        append("———");
        newLine();
      }
      case "td", "th" -> cell();
      case "a" -> {
        flushSpace();
        startLine();
        links.push(new Link(attribute(attributes, "href"), out.length()));
      }
      case "img" -> append(attribute(attributes, "alt"));
      default -> {}
    }
  }

  @Override
  public void closeTag(String tag) {
    String name = tag.toLowerCase(Locale.ROOT);
    switch (name) {
      case "script", "style", "head", "title" -> silent--;
      case "blockquote" -> {
        newLine();
        quotes--;
      }
      case "pre" -> preformatted--;
      case "ul", "ol" -> lists.pollFirst();
      case "a" -> endLink();
      default -> {}
    }
    if (BLOCKS.contains(name)) {
      newLine();
    }
  }

  @Override
  public void text(String text) {
    if (silent > 0) {
      return;
    }
    if (preformatted > 0) {
      preformatted(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        spacePending = true;
      } else {
        append(String.valueOf(c));
      }
    }
  }

  private void preformatted(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      append(text.substring(start, end));
      lineBreak();
      start = end + 1;
    }
    append(text.substring(start));
  }

  private void append(String text) {
    if (text.isEmpty()) {
      return;
    }
    flushSpace();
    startLine();
    out.append(text);
  }

  private void flushSpace() {
    if (spacePending && !atLineStart()) {
      out.append(' ');
    }
    spacePending = false;
  }

  private void startLine() {
    if (atLineStart() && quotes > 0) {
      out.append("> ".repeat(Math.min(quotes, MAX_QUOTES)));
    }
  }

  private void newLine() {
    if (!atLineStart()) {
      lineBreak();
    }
  }

  private void lineBreak() {
    startLine();
    out.append('\n');
    spacePending = false;
  }

  private boolean atLineStart() {
    return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
  }

  private void cell() {
    if (!atLineStart()) {
      append(" | ");
    }
  }

  private String bullet() {
    Counter counter = lists.peekFirst();
    String indent = "  ".repeat(Math.min(MAX_QUOTES, Math.max(0, lists.size() - 1)));
    if (counter == null || counter.next < 0) {
      return indent + "• ";
    }
    return indent + counter.next++ + ". ";
  }

  private void endLink() {
    Link link = links.pollFirst();
    if (link == null || link.href.isEmpty()) {
      return;
    }
    String text = out.substring(Math.min(link.start, out.length())).strip();
    var pill = MatrixLink.parse(link.href);
    if (pill.isPresent() && pill.get().event().isEmpty()) {
      out.setLength(Math.min(link.start, out.length()));
      append(pill.get().target());
    } else if (text.isEmpty()) {
      append(link.href);
    } else if (AllowList.isLink(link.href) && !text.equals(link.href)) {
      append(" (" + link.href + ")");
    }
  }

  private static int start(List<String> attributes) {
    String start = attribute(attributes, "start");
    return start.matches("\\d{1,8}") ? Integer.parseInt(start) : 1;
  }

  private static String attribute(List<String> attributes, String name) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equalsIgnoreCase(name)) {
        return attributes.get(i + 1);
      }
    }
    return "";
  }
}
