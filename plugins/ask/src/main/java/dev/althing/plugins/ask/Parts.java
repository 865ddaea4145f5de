package dev.althing.plugins.ask;

import java.util.Optional;

/**
 * An answer in two parts: an edited message cannot become several, so it shows as much as one
 * message holds, and what is left is said behind it.
 *
 * @param first what fits
 * @param rest what does not; mostly empty
 */
record Parts(String first, String rest) {
  /** The bot gives a message 10,000 bytes of HTML; a little is left for the line at the end. */
  private static final int MOST = 9_000;

  private static final int LINK = 40;

  static Parts of(String markdown) {
    int fitting = fitting(markdown);
    if (fitting == markdown.length()) {
      return new Parts(Fence.closed(markdown), "");
    }
    int end = boundary(markdown, fitting);
    String head = markdown.substring(0, end);
    String tail = markdown.substring(end);
    Optional<Fence> open = Fence.openAt(head);
    String rest = open.map(fence -> fence.opening() + tail).orElse(tail.strip());
    return new Parts(Fence.closed(head.stripTrailing()), Fence.closed(rest));
  }

  private static int fitting(String markdown) {
    int weight = 0;
    int at = 0;
    while (at < markdown.length()) {
      int c = markdown.codePointAt(at);
      weight += isLink(markdown, at) ? LINK : weight(c);
      if (weight > MOST) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isLink(String markdown, int at) {
    return markdown.startsWith("](", at) || markdown.startsWith("<http", at);
  }

  /** How many bytes a character may take in JSON of HTML, with the tags that it may stand for. */
  private static int weight(int c) {
    return switch (c) {
      case '\n', '|' -> 12;
      case '*', '_', '~', '`' -> 8;
      case '"', '#' -> 6;
      case '<', '>', '&' -> 5;
      case '\\' -> 2;
      default -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    };
  }

  /** The last end of a paragraph, a line or a word before it, if that is not too far away. */
  private static int boundary(String markdown, int fitting) {
    for (String end : new String[] {"\n\n", "\n", " "}) {
      int at = markdown.lastIndexOf(end, fitting - end.length());
      if (at > fitting / 2) {
        return at + end.length();
      }
    }
    return fitting;
  }
}
