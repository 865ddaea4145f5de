package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event in a room, with what became of it since: replaced state and redaction. */
public final class Event {
  private final Pdu pdu;
  private final @Nullable Event replaces;
  private final @Nullable Transaction transaction;
  private ObjectNode content;
  private @Nullable Event redactedBy;

  Event(Pdu pdu, @Nullable Event replaces, @Nullable Transaction transaction) {
    this.pdu = pdu;
    this.replaces = replaces;
    this.transaction = transaction;
    this.content = pdu.content();
  }

  /** The event id. */
  public String id() {
    return pdu.eventId();
  }

  /** The room it is in. */
  public String roomId() {
    return pdu.roomId();
  }

  /** The event type. */
  public String type() {
    return pdu.type();
  }

  /** The state key, null for events that are no state. */
  public @Nullable String stateKey() {
    return pdu.stateKey();
  }

  /** Whether it is state. */
  public boolean isState() {
    return pdu.stateKey() != null;
  }

  /** Who sent it. */
  public String sender() {
    return pdu.sender();
  }

  /** When it was accepted, in epoch milliseconds. */
  public long timestamp() {
    return pdu.timestamp();
  }

  /** Its place in the order of everything the server accepted. */
  public long position() {
    return pdu.position();
  }

  /** The content, stripped when the event was redacted; never changed in place. */
  public ObjectNode content() {
    return content;
  }

  /** The state event with the same type and key before this one. */
  public Optional<Event> replaces() {
    return Optional.ofNullable(replaces);
  }

  /** The transaction it was sent with. */
  public Optional<Transaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  /** The redaction that stripped it. */
  public Optional<Event> redactedBy() {
    return Optional.ofNullable(redactedBy);
  }

  /** The membership in the content of a member event. */
  public String membership() {
    return Nodes.text(content, "membership", "leave");
  }

  /** This event or the one it replaces, whichever was the state at a position. */
  public Optional<Event> asOf(long position) {
    Event found = this;
    while (found != null && found.position() > position) {
      found = found.replaces;
    }
    return Optional.ofNullable(found);
  }

  void redact(Event by) {
    redactedBy = by;
    content = Redactions.strip(type(), content);
  }
}
