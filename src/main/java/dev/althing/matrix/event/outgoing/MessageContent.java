package dev.althing.matrix.event.outgoing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.Relation;
import dev.althing.matrix.id.EventId;
import java.util.Optional;

/**
 * A message to be sent, built step by step; each step gives a new one. Mentions are always written,
 * nobody by default, because their absence makes servers search the body for names.
 */
public final class MessageContent {
  private final String msgtype;
  private final String body;
  private final Optional<String> html;
  private final ObjectNode relation;
  private final Mentions mentions;

  private MessageContent(
      String msgtype, String body, Optional<String> html, ObjectNode relation, Mentions mentions) {
    this.msgtype = msgtype;
    this.body = body;
    this.html = html;
    this.relation = relation;
    this.mentions = mentions;
  }

  /** A message that notifies like a person's. */
  public static MessageContent text(String body) {
    return of("m.text", body);
  }

  /** An automated message, quiet by default, which other bots do not answer. */
  public static MessageContent notice(String body) {
    return of("m.notice", body);
  }

  /** A message of any type. */
  public static MessageContent of(String msgtype, String body) {
    return new MessageContent(msgtype, body, Optional.empty(), object(), Mentions.NOBODY);
  }

  /** With a formatted body, which must already be safe. */
  public MessageContent html(String safeHtml) {
    return new MessageContent(msgtype, body, Optional.of(safeHtml), relation, mentions);
  }

  /** Mentioning these. */
  public MessageContent mentions(Mentions whom) {
    return new MessageContent(msgtype, body, html, relation, whom);
  }

  /** As a reply outside threads. */
  public MessageContent reply(EventId to) {
    ObjectNode reply = object();
    reply.putObject("m.in_reply_to").put("event_id", to.value());
    return new MessageContent(msgtype, body, html, reply, mentions);
  }

  /** In a thread; the latest event of it is named for clients that know no threads. */
  public MessageContent thread(EventId root, EventId latest) {
    return thread(root, latest, true);
  }

  /** In a thread, as a reply to one event of it. */
  public MessageContent threadReply(EventId root, EventId to) {
    return thread(root, to, false);
  }

  /**
   * In the conversation of a message: a reply to it, in its thread if it is in one.
   *
   * @param question the message's id
   * @param relation the message's own relation
   */
  public MessageContent answering(EventId question, Relation relation) {
    return relation.threadRoot().map(root -> threadReply(root, question)).orElse(reply(question));
  }

  /** Puts a content of any kind likewise into the conversation of a message. */
  public static void relate(ObjectNode content, EventId question, Relation relation) {
    content.set("m.relates_to", text("").answering(question, relation).relation);
  }

  /** The content to send. */
  public ObjectNode build() {
    ObjectNode content = plain("");
    if (!relation.isEmpty()) {
      content.set("m.relates_to", relation.deepCopy());
    }
    return content;
  }

  /** The content of an edit that replaces a message, for an event whose id is known. */
  public ObjectNode edit(EventId original) {
    ObjectNode content = edit();
    ((ObjectNode) content.get("m.relates_to")).put("event_id", original.value());
    return content;
  }

  /** The content of an edit that lacks only the {@code event_id} of what it replaces. */
  public ObjectNode edit() {
    MessageContent quiet = mentions(Mentions.NOBODY);
    ObjectNode content = quiet.plain("* ");
    content.set("m.new_content", plain(""));
    content.putObject("m.relates_to").put("rel_type", "m.replace");
    return content;
  }

  private MessageContent thread(EventId root, EventId to, boolean fallingBack) {
    ObjectNode thread = object();
    thread.put("rel_type", "m.thread").put("event_id", root.value());
    thread.put("is_falling_back", fallingBack);
    thread.putObject("m.in_reply_to").put("event_id", to.value());
    return new MessageContent(msgtype, body, html, thread, mentions);
  }

  private ObjectNode plain(String prefix) {
    ObjectNode content = object();
    content.put("msgtype", msgtype).put("body", prefix + body);
    html.ifPresent(
        formatted ->
            content.put("format", Message.HTML_FORMAT).put("formatted_body", prefix + formatted));
    ObjectNode whom = content.putObject("m.mentions");
    if (!mentions.users().isEmpty()) {
      var ids = whom.putArray("user_ids");
      mentions.users().stream().sorted().forEach(user -> ids.add(user.value()));
    }
    if (mentions.room()) {
      whom.put("room", true);
    }
    return content;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
