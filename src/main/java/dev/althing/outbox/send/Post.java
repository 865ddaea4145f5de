package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import dev.althing.crypto.Cipher;
import dev.althing.crypto.Sealed;
import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.Account;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.limits.Limits;
import dev.althing.trouble.Backoff;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * What it takes to send a letter.
 *
 * @param account from which it is sent
 * @param database where letters are kept
 * @param cipher what seals them
 * @param limits who gives permits
 * @param files the directory under which files to be sent are
 * @param backoff how long to wait after trouble
 * @param clock the time
 * @param random spreads repeated tries; used by several threads
 */
public record Post(
    Account account,
    Database database,
    Cipher cipher,
    ActorRef<Limits.Command> limits,
    Path files,
    Backoff backoff,
    InstantSource clock,
    RandomGenerator random) {
  MatrixClient client() {
    return account.client();
  }

  /** Makes the one request that sends a letter which is ready. */
  CompletionStage<EventId> send(RoomId room, EffectId id, Preparation.Prepared.Ready ready) {
    Sealed wire = ready.wire();
    try {
      return ready.redacts().isPresent()
          ? client()
              .redact(
                  room,
                  ready.redacts().get(),
                  id.transaction(),
                  Fields.text(wire.content(), "reason"))
          : client().send(room, wire.type(), id.transaction(), wire.content());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
