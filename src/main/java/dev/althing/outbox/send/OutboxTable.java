package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.limits.Urgency;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The table of events to be sent, as the writer of effects sees it. */
public final class OutboxTable implements EffectTable {
  private static final String REDACTION = "m.room.redaction";

  private final ActorRef<Outbox.Command> outbox;
  private final InstantSource clock;

  /** The table whose letters this outbox sends. */
  public OutboxTable(ActorRef<Outbox.Command> outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public boolean takes(Effect effect) {
    return effect instanceof Effect.Timeline || effect instanceof Effect.SendFile;
  }

  @Override
  public void write(Connection connection, Cause cause, int ordinal, Effect effect)
      throws SQLException {
    OutboxSql.insert(connection, letter(new EffectId(cause, ordinal), effect));
  }

  @Override
  public void committed(Cause cause, int ordinal, Effect effect) {
    outbox.tell(new Outbox.Committed(letter(new EffectId(cause, ordinal), effect)));
  }

  private Letter letter(EffectId id, Effect effect) {
    Instant now = clock.instant();
    if (effect instanceof Effect.Send send) {
      var body = body(send.type(), send.content(), Optional.empty());
      boolean isEdit = send.target().isPresent() && Relation.isEdit(send.content());
      return new Letter(
          id,
          send.to(),
          Letter.Kind.SEND,
          send.target(),
          urgency(send.priority()),
          isEdit,
          now,
          Optional.of(body));
    }
    if (effect instanceof Effect.Redact redact) {
      return redaction(id, redact, now);
    }
    if (effect instanceof Effect.SendFile file) {
      return file(id, file.to(), file, now);
    }
    throw new IllegalArgumentException("not an event: " + effect);
  }

  private static Letter redaction(EffectId id, Effect.Redact redact, Instant now) {
    ObjectNode content = Json.object();
    redact.reason().ifPresent(reason -> content.put("reason", reason));
    return new Letter(
        id,
        redact.to(),
        Letter.Kind.REDACT,
        Optional.<Target>of(redact.target()),
        urgency(redact.priority()),
        false,
        now,
        Optional.of(body(REDACTION, content, Optional.empty())));
  }

  private static Letter file(EffectId id, Destination to, Effect.SendFile file, Instant now) {
    var ref = new Letter.FileRef(file.path(), file.mimeType(), Optional.empty());
    return new Letter(
        id,
        to,
        Letter.Kind.FILE,
        Optional.empty(),
        Urgency.INTERACTIVE,
        false,
        now,
        Optional.of(body("m.room.message", file.content(), Optional.of(ref))));
  }

  private static Letter.Body body(String type, ObjectNode content, Optional<Letter.FileRef> file) {
    JsonNode clean =
        Hygiene.clean(content)
            .orElseThrow(() -> new IllegalArgumentException("content is nested too deeply"));
    return new Letter.Body(type, (ObjectNode) clean, Optional.empty(), file);
  }

  private static Urgency urgency(Effect.Priority priority) {
    return priority == Effect.Priority.INTERACTIVE ? Urgency.INTERACTIVE : Urgency.BULK;
  }
}
