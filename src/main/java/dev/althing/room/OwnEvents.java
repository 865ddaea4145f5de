package dev.althing.room;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.TransactionId;
import dev.althing.matrix.id.UserId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The bot's own events as they come back: each tells the outbox what became of a sending. */
final class OwnEvents {
  /** Who waits to hear what became of a sending. */
  @FunctionalInterface
  interface Sender {
    /** A sending has this event id; completes when that is durable. */
    CompletionStage<?> settled(TransactionId transaction, EventId event);
  }

  private final UserId self;
  private final Sender sender;

  OwnEvents(UserId self, Sender sender) {
    this.self = self;
    this.sender = sender;
  }

  UserId self() {
    return self;
  }

  boolean isOwn(RoomEvent event) {
    return event.sender().equals(self);
  }

  boolean isOwnMembership(RoomEvent event) {
    return event.content() instanceof Member
        && event.stateKey().filter(self.value()::equals).isPresent();
  }

  Optional<CompletionStage<?>> settle(RoomEvent event) {
    return event.transactionId().map(transaction -> sender.settled(transaction, event.id()));
  }
}
