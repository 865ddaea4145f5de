package dev.althing.command.text;

import dev.althing.matrix.id.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * A message as far as commands are concerned.
 *
 * @param body the plain text
 * @param formattedBody the HTML, if there is any
 * @param mentions the users in {@code m.mentions}
 * @param reply whether it replies to another message
 */
public record Said(
    String body, Optional<String> formattedBody, Set<UserId> mentions, boolean reply) {
  /** Copies the mentions. */
  public Said {
    mentions = Set.copyOf(mentions);
  }

  /** A message without anything but its text. */
  public static Said plain(String body) {
    return new Said(body, Optional.empty(), Set.of(), false);
  }

  /**
   * What the sender wrote: without the quotation that older clients put before a reply, and without
   * blanks and invisible characters around it.
   */
  String words() {
    int start = quotationEnd();
    int end = body.length();
    while (start < end && isBlank(body.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(body.charAt(end - 1))) {
      end--;
    }
    return body.substring(start, end);
  }

  private int quotationEnd() {
    boolean quoted = body.startsWith("> <@") || body.startsWith("> * <@");
    if (!quoted && !(reply && body.startsWith("> "))) {
      return 0;
    }
    int at = 0;
    while (at < body.length() && body.charAt(at) == '>') {
      int newline = body.indexOf('\n', at);
      at = newline < 0 ? body.length() : newline + 1;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return Blank.is(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }
}
