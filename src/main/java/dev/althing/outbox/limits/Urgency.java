package dev.althing.outbox.limits;

/** Who waits for a request; the more urgent ones go first. */
public enum Urgency {
  /** A person waits for it. */
  INTERACTIVE,
  /** It is one of many, or nobody looks. */
  BULK,
  /** It is worth nothing a moment later. */
  PASSING
}
