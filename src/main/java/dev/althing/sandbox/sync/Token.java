package dev.althing.sandbox.sync;

import dev.althing.sandbox.room.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order of everything: after all changes up to a position, and up to a position of
 * the typing notices, which count for themselves.
 */
public record Token(long position, long typing) {
  private static final Pattern TEXT = Pattern.compile("[st](\\d{1,18})(?:_(\\d{1,18}))?");

  /** A place in a timeline. */
  public static Token at(long position) {
    return new Token(position, 0);
  }

  /** Reads a token of a sync or of a page of messages. */
  public static Token parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new Refusal(400, "M_UNKNOWN", "Invalid stream token");
    }
    long typing = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
    return new Token(Long.parseLong(matcher.group(1)), typing);
  }

  @Override
  public String toString() {
    return typing == 0 ? "s" + position : "s" + position + "_" + typing;
  }
}
