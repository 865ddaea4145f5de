package dev.althing.entity;

import dev.althing.matrix.id.UserId;

/** What somebody did that continues an entity. */
public sealed interface Stimulus {
  /** Wrote a text that the entity had claimed. */
  record Said(String text) implements Stimulus {}

  /** Reacted to an event that the entity watches; the key without variation selectors. */
  record Reacted(String key) implements Stimulus {}

  /** A reaction was taken back, by its sender or a moderator. */
  record Unreacted(UserId sender, String key) implements Stimulus {}

  /** Replied to an event that the entity watches. */
  record Replied(String text) implements Stimulus {}

  /** Removed the event that the entity watches. */
  record Redacted() implements Stimulus {}
}
