package dev.althing.outbox.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.crypto.Sealed;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Target;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.limits.Urgency;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that is to be sent.
 *
 * @param id which effect it is
 * @param to where it goes
 * @param kind how it is sent
 * @param target the event it is about
 * @param urgency who waits for it
 * @param isEdit whether it replaces its target, so that a later edit makes it pointless
 * @param writtenAt when it was written down; it was not tried before
 * @param body what is sent; empty when it is read from the table at its turn, to save memory
 */
record Letter(
    EffectId id,
    Destination to,
    Kind kind,
    Optional<Target> target,
    Urgency urgency,
    boolean isEdit,
    Instant writtenAt,
    Optional<Body> body) {
  /** How a letter is sent. */
  enum Kind {
    SEND,
    REDACT,
    FILE
  }

  /**
   * What is sent.
   *
   * @param type the type in clear
   * @param content the content in clear, before the target is filled in
   * @param wire what a cipher made of it, if that has happened
   * @param file the file to be uploaded before
   */
  record Body(String type, ObjectNode content, Optional<Sealed> wire, Optional<FileRef> file) {}

  /**
   * A file of the data directory.
   *
   * @param media the address reserved for it
   */
  record FileRef(String path, String mimeType, Optional<MxcUri> media) {}

  /** An edit that shows how far something is; it stands in no table. */
  static Letter passing(RoomId room, Target target, ObjectNode content, Instant now, long serial) {
    return new Letter(
        new EffectId(Cause.own("progress-" + Long.toHexString(serial)), 0),
        Destination.room(room),
        Kind.SEND,
        Optional.of(target),
        Urgency.PASSING,
        true,
        now,
        Optional.of(new Body("m.room.message", content, Optional.empty(), Optional.empty())));
  }

  Letter withoutBody() {
    return new Letter(id, to, kind, target, urgency, isEdit, writtenAt, Optional.empty());
  }

  /** Whether this edit says again what another one was to say, only later. */
  boolean supersedes(Letter earlier) {
    return isEdit && earlier.isEdit && target.equals(earlier.target) && to.equals(earlier.to);
  }
}
