package dev.althing.text;

/**
 * Something that is wrong with an outgoing message.
 *
 * @param rule what it offends
 * @param detail where or how, for the log
 */
public record Violation(Rule rule, String detail) {
  /** Whether no client would show it, or no homeserver take it. */
  public boolean isFatal() {
    return rule == Rule.HAS_BODY || rule == Rule.BOUNDED_EVENT;
  }

  /** What outgoing messages keep to. */
  public enum Rule {
    /** There is a message type. */
    HAS_MSGTYPE,
    /** There is a body that is not blank. */
    HAS_BODY,
    /** {@code m.mentions} is there and well-formed, if only empty. */
    HAS_MENTIONS,
    /** What the HTML says, the body says too. */
    COMPLETE_WITHOUT_HTML,
    /** There is something outside of spans, since a client shows nothing else. */
    NOT_WHOLLY_IN_SPAN,
    /** There is something beside a table, since many clients show none. */
    NO_TABLE_ALONE,
    /** Only elements that Matrix allows. */
    ALLOWED_TAGS,
    /** Only attributes and values that Matrix allows. */
    ALLOWED_ATTRIBUTES,
    /** Elements are nested at most 100 deep. */
    BOUNDED_DEPTH,
    /** Body and HTML take at most 30 KB each. */
    BOUNDED_TEXT,
    /** The whole content takes at most 60 KB. */
    BOUNDED_EVENT,
    /** No lone surrogates and no NUL. */
    STORABLE_TEXT
  }
}
