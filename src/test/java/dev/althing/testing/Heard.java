package dev.althing.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Something that was sent into a room.
 *
 * @param event the event as the homeserver shows it
 */
public record Heard(JsonNode event) {
  /** Its id. */
  public String id() {
    return event.path("event_id").asText();
  }

  /** Its type. */
  public String type() {
    return event.path("type").asText();
  }

  /** Its content. */
  public JsonNode content() {
    return event.path("content");
  }

  /** The plain text of a message. */
  public String text() {
    return content().path("body").asText();
  }

  /** The HTML of a message; empty without. */
  public String html() {
    return content().path("formatted_body").asText();
  }

  /** Whether it is meant for no bot's ears. */
  public boolean isNotice() {
    return content().path("msgtype").asText().equals("m.notice");
  }

  /** The event it replies to; empty when it is none. */
  public String repliesTo() {
    return content().at("/m.relates_to/m.in_reply_to/event_id").asText();
  }

  /** The root of its thread; empty outside of threads. */
  public String thread() {
    JsonNode relates = content().path("m.relates_to");
    boolean inThread = relates.path("rel_type").asText().equals("m.thread");
    return inThread ? relates.path("event_id").asText() : "";
  }

  /** Whether it says whom it mentions, if only nobody. */
  public boolean saysWhomItMentions() {
    return content().path("m.mentions").isObject();
  }

  /** The users it mentions. */
  public List<String> mentions() {
    return StreamSupport.stream(content().at("/m.mentions/user_ids").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
