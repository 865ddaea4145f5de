package dev.althing.command.text;

import dev.althing.matrix.id.MatrixLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the pills in the HTML of a message; reads each character a fixed number of times. */
public final class Pills {
  /**
   * A link to somebody or something on Matrix that clients show as a name.
   *
   * @param text what is shown, and stands in the plain text
   * @param href the link as it is written
   * @param link the link as it is read
   */
  public record Pill(String text, String href, MatrixLink link) {
    /** What a word in its place would be: the id of a user, the link to anything else. */
    String word() {
      return link.user().isPresent() ? link.target() : href;
    }
  }

  private static final int MOST = 100;
  private static final int LONGEST_TEXT = 255;
  private static final String REPLY_END = "</mx-reply>";
  private static final Pattern HREF =
      Pattern.compile("\\shref\\s*=\\s*(?:\"([^\"]*+)\"|'([^']*+)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile("&(?:(amp|lt|gt|quot|apos|nbsp)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));");

  private final String html;
  private final List<Pill> found = new ArrayList<>();

  private Pills(String html) {
    this.html = html;
  }

  /** The pills in their order, the first hundred of them. */
  static List<Pill> in(String html) {
    var pills = new Pills(html);
    pills.read();
    return List.copyOf(pills.found);
  }

  private void read() {
    int at = Math.max(0, html.indexOf(REPLY_END));
    while (at >= 0 && found.size() < MOST) {
      int tag = html.indexOf('<', at);
      int close = tag < 0 ? -1 : tagEnd(tag);
      if (close < 0) {
        return;
      }
      at = isLink(tag) ? link(tag, close) : close + 1;
    }
  }

  /** Takes the link that starts at {@code tag}; returns where to go on, or -1 at the end. */
  private int link(int tag, int close) {
    int end = html.indexOf("</", close);
    while (end >= 0 && !isLinkEnd(end)) {
      end = html.indexOf("</", end + 2);
    }
    if (end < 0) {
      return -1;
    }
    String text = text(close + 1, end);
    Optional<String> href = href(html.substring(tag, close));
    if (!text.isEmpty() && href.isPresent()) {
      MatrixLink.parse(href.get()).ifPresent(link -> found.add(new Pill(text, href.get(), link)));
    }
    return end + 2;
  }

  private boolean isLink(int tag) {
    return html.regionMatches(true, tag, "<a", 0, 2)
        && tag + 2 < html.length()
        && Blank.is(html.charAt(tag + 2));
  }

  private boolean isLinkEnd(int tag) {
    return html.regionMatches(true, tag, "</a>", 0, 4);
  }

  /** The end of a tag: the first {@code >} outside of quotes. */
  private int tagEnd(int tag) {
    char quote = 0;
    for (int at = tag; at < html.length(); at++) {
      char c = html.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return at;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    return -1;
  }

  private String text(int from, int to) {
    if (to - from > LONGEST_TEXT) {
      return "";
    }
    var text = new StringBuilder();
    boolean inTag = false;
    for (char c : html.substring(from, to).toCharArray()) {
      inTag = c == '<' || (inTag && c != '>');
      if (!inTag && c != '>') {
        text.append(c);
      }
    }
    return unescape(text.toString()).strip();
  }

  private static Optional<String> href(String tag) {
    Matcher matcher = HREF.matcher(tag);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String quoted = matcher.group(1);
    return Optional.of(unescape(quoted == null ? matcher.group(2) : quoted));
  }

  private static String unescape(String text) {
    return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
  }

  private static String character(MatchResult match) {
    if (match.group(1) == null) {
      boolean decimal = match.group(2) != null;
      int code = decimal ? Integer.parseInt(match.group(2)) : Integer.parseInt(match.group(3), 16);
      return Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
    }
    return switch (match.group(1)) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> "\u00A0";
    };
  }
}
