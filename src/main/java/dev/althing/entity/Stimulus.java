package dev.althing.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;

/** What somebody did that continues an entity. */
public sealed interface Stimulus {
  /** Wrote a text that the entity had claimed. */
  record Said(String text) implements Stimulus {}

  /** Reacted to an event that the entity watches; the key without variation selectors. */
  record Reacted(String key) implements Stimulus {}

  /**
   * A reaction was taken back, by its sender or a moderator.
   *
   * @param sender who had reacted
   */
  record Unreacted(UserId sender, String key, EventId reaction) implements Stimulus {}

  /**
   * Sent an event of another type that refers to one the entity watches, such as a vote.
   *
   * @param content as it came, which may be anything
   */
  record Referred(String type, JsonNode content) implements Stimulus {}

  /**
   * An event that refers to a watched one was taken back, by its sender or a moderator.
   *
   * @param sender who had sent it
   */
  record Unreferred(UserId sender, EventId event) implements Stimulus {}

  /** Replied to an event that the entity watches. */
  record Replied(String text) implements Stimulus {}

  /** Removed the event that the entity watches. */
  record Redacted() implements Stimulus {}
}
