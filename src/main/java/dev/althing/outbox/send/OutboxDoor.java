package dev.althing.outbox.send;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.outbox.Sending;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What can be said to and asked of an outbox, as messages to it. */
record OutboxDoor(ActorRef<Outbox.Command> outbox) implements Sending {
  @Override
  public CompletionStage<Void> settle(TransactionId transaction, EventId event) {
    var promise = new CompletableFuture<Void>();
    outbox.tell(new Outbox.Settle(transaction, event, promise));
    return promise;
  }

  @Override
  public CompletionStage<Fate> fate(EffectId effect) {
    var promise = new CompletableFuture<Fate>();
    outbox.tell(new Outbox.Watch(effect, promise));
    return promise;
  }

  @Override
  public void progress(RoomId room, Target target, ObjectNode content) {
    outbox.tell(new Outbox.Progress(room, target, content));
  }
}
