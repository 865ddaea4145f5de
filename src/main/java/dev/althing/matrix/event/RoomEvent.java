package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of a room: who said what kind of thing when, around its content, <a
 * href="https://spec.matrix.org/latest/client-server-api/#room-event-format">spec</a>.
 *
 * @param origin its identity
 * @param type what kind of content it has
 * @param stateKey present on state events, often the empty text
 * @param content what it means
 * @param raw the content as it came, an object
 * @param unsigned what our own server adds
 */
public record RoomEvent(
    Origin origin,
    String type,
    Optional<String> stateKey,
    Content content,
    JsonNode raw,
    Unsigned unsigned) {

  /**
   * An event's identity.
   *
   * @param id its name
   * @param room where it happened
   * @param sender who sent it
   * @param sentAt the sender's clock, which may say anything
   */
  public record Origin(EventId id, RoomId room, UserId sender, Instant sentAt) {}

  /**
   * What our own server adds to an event.
   *
   * @param age how long ago it was, by the server's clock
   * @param transactionId our own name for it, when this device sent it
   * @param previousContent the state before it, an object
   * @param redacted whether it was taken back
   */
  public record Unsigned(
      Optional<Duration> age,
      Optional<TransactionId> transactionId,
      Optional<JsonNode> previousContent,
      boolean redacted) {
    /** Nothing added. */
    public static final Unsigned NOTHING =
        new Unsigned(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** Its name. */
  public EventId id() {
    return origin.id();
  }

  /** Where it happened. */
  public RoomId room() {
    return origin.room();
  }

  /** Who sent it. */
  public UserId sender() {
    return origin.sender();
  }

  /** When, by the sender's clock, which may say anything. */
  public Instant sentAt() {
    return origin.sentAt();
  }

  /** How long ago, by the server's clock. */
  public Optional<Duration> age() {
    return unsigned.age();
  }

  /** Our own name for it, when this device sent it. */
  public Optional<TransactionId> transactionId() {
    return unsigned.transactionId();
  }

  /** The state before it, an object. */
  public Optional<JsonNode> previousContent() {
    return unsigned.previousContent();
  }

  /** Whether it was taken back; its content is then mostly gone. */
  public boolean isRedacted() {
    return unsigned.redacted();
  }

  /** The event that this one belongs to, as a vote to its poll; nothing of a message. */
  public Optional<EventId> references() {
    return content instanceof Message ? Optional.empty() : Relation.read(raw).references();
  }

  /** Whether it changes the room's state. */
  public boolean isState() {
    return stateKey.isPresent();
  }

  /** The event that this one takes back. */
  public Optional<EventId> redacts() {
    return as(Redaction.class).map(Redaction::target);
  }

  /** The content, if it is of a kind. */
  public <C extends Content> Optional<C> as(Class<C> kind) {
    return kind.isInstance(content) ? Optional.of(kind.cast(content)) : Optional.empty();
  }

  /** The same event understood otherwise. */
  public RoomEvent meaning(Content other) {
    return new RoomEvent(origin, type, stateKey, other, raw, unsigned);
  }

  /** The membership before this member event; empty when there was none or it is not known. */
  public Optional<Membership> previousMembership() {
    return previousContent().flatMap(Member::read).map(Member::membership);
  }
}
