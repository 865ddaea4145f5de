package dev.althing.outbox;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param reason why it was given up; blank otherwise
 */
public record ChangeResult(Kind kind, String reason) {
  /** How a change can end. */
  public enum Kind {
    /** It is so, by our doing or anyhow. */
    DONE,
    /** It was refused for good. */
    GIVEN_UP,
    /** A later change made it pointless. */
    SUPERSEDED,
    /** Whom it is about was no longer where they had to be. */
    DROPPED
  }

  /** It is so. */
  public static ChangeResult done() {
    return new ChangeResult(Kind.DONE, "");
  }

  /** It is pointless. */
  public static ChangeResult superseded() {
    return new ChangeResult(Kind.SUPERSEDED, "");
  }

  /** It is no longer to be done. */
  public static ChangeResult dropped() {
    return new ChangeResult(Kind.DROPPED, "");
  }

  /** It was refused. */
  public static ChangeResult givenUp(String reason) {
    return new ChangeResult(Kind.GIVEN_UP, reason);
  }

  /** Reads a status of the table; empty for an open one. */
  public static Optional<ChangeResult> of(String status, @Nullable String reason) {
    if (status.equals("open")) {
      return Optional.empty();
    }
    Kind kind = Kind.valueOf(status.toUpperCase(Locale.ROOT));
    return Optional.of(new ChangeResult(kind, reason == null ? "" : reason));
  }
}
