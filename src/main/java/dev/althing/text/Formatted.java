package dev.althing.text;

import dev.althing.matrix.event.outgoing.MessageContent;

/**
 * A text in the two forms a message carries.
 *
 * @param plain complete by itself
 * @param html the same with formatting, safe to send
 */
public record Formatted(String plain, String html) {

  /** A message that notifies like a person's. */
  public MessageContent text() {
    return MessageContent.text(plain).html(html);
  }

  /** An automated message, quiet by default. */
  public MessageContent notice() {
    return MessageContent.notice(plain).html(html);
  }
}
