package dev.althing.plugins.wordfilter;

import java.util.Optional;
import java.util.stream.Stream;

/** What follows from a forbidden word, beside the word to the management room. */
enum Action {
  /** The message is taken away. */
  REDACT("redact"),
  /** The person is warned. */
  WARN("warn"),
  /** Both. */
  REDACT_AND_WARN("redact+warn"),
  /** The message is taken away, and the person put out. */
  KICK("kick"),
  /** The message is taken away, and the person banned. */
  BAN("ban");

  private final String code;

  Action(String code) {
    this.code = code;
  }

  /** The one that an operator wrote. */
  static Optional<Action> read(String code) {
    return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  String code() {
    return code;
  }

  boolean redacts() {
    return this != WARN;
  }

  boolean warns() {
    return this == WARN || this == REDACT_AND_WARN;
  }
}
