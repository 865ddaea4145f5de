package dev.althing.outbox;

import java.time.Instant;

/** Whether one of our own events is out. */
public sealed interface Postmark {
  /** The homeserver has it since then, by our clock. */
  record Out(Instant at) implements Postmark {}

  /** It waits to be sent. */
  record Waiting() implements Postmark {}

  /** It was refused for good. */
  record Refused() implements Postmark {}

  /** Nothing is known of it, or nothing any more. */
  record Unknown() implements Postmark {}
}
