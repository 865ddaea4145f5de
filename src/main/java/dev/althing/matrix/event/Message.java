package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Fields;
import java.util.Optional;

/**
 * Content of {@code m.room.message}, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroommessage">spec</a>.
 *
 * @param msgtype {@code m.text}, {@code m.notice}, {@code m.image}…
 * @param body the plain text; see {@link #text()}
 * @param html the formatted body, unsanitized, if it claims Matrix's HTML format
 * @param relation what it replies to, replaces or belongs to
 * @param mentions present when the sender's client said who is mentioned, if only nobody
 * @param newContent the message as it should be shown, when this is an edit
 */
public record Message(
    String msgtype,
    String body,
    Optional<String> html,
    Relation relation,
    Optional<Mentions> mentions,
    Optional<Message> newContent)
    implements Content {
  static final String TYPE = "m.room.message";

  /** The format of a body in HTML. */
  public static final String HTML_FORMAT = "org.matrix.custom.html";

  /** Whether it replaces an earlier message. */
  public boolean isEdit() {
    return relation.replaces().isPresent() || newContent.isPresent();
  }

  /** Whether it is automated text, which a bot must never answer. */
  public boolean isNotice() {
    return msgtype.equals("m.notice");
  }

  /** Whether a person wrote text: no notice, no emote, no media. */
  public boolean isText() {
    return msgtype.equals("m.text");
  }

  /** What the sender wrote: the body without the quotation that old clients put before a reply. */
  public String text() {
    if (relation.replyTo().isEmpty() || !isQuoted(body, 0)) {
      return body;
    }
    int at = 0;
    while (at < body.length() && isQuoted(body, at)) {
      at = nextLine(body, at);
    }
    boolean blankLine = at < body.length() && body.charAt(at) == '\n';
    return body.substring(blankLine ? at + 1 : at);
  }

  static Optional<Message> read(JsonNode content) {
    return read(content, true);
  }

  private static Optional<Message> read(JsonNode content, boolean mayReplace) {
    Optional<String> msgtype = Fields.text(content, "msgtype");
    Optional<String> body = Fields.text(content, "body");
    if (msgtype.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    boolean formatted = Fields.text(content, "format").filter(HTML_FORMAT::equals).isPresent();
    return Optional.of(
        new Message(
            msgtype.get(),
            body.get(),
            formatted ? Fields.text(content, "formatted_body") : Optional.empty(),
            Relation.read(content),
            Mentions.read(content),
            mayReplace
                ? Fields.object(content, "m.new_content").flatMap(next -> read(next, false))
                : Optional.empty()));
  }

  private static boolean isQuoted(String text, int at) {
    return text.startsWith("> ", at) || text.startsWith(">\n", at);
  }

  private static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
