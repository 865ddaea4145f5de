package dev.althing.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.crypto.Ciphertexts;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was read of a room to its intake, in order within the room: first what was left out
 * before the timeline, then the timeline, each event decrypted if it can be. What cannot yet is
 * kept by the room and comes again when its key may be there.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** Something was handed over; what follows from it need not be there yet. */
  private record HandedOver(CompletionStage<Void> safe) {}

  private final Intake intake;
  private final History history;
  private final InstantSource clock;
  private final Opening opening;
  private final Ciphertexts ciphertexts;

  /** The last delivery of each room that cannot be handed over at once. */
  private final Map<RoomId, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

  Delivery(
      Intake intake,
      History history,
      Opening opening,
      Ciphertexts ciphertexts,
      InstantSource clock) {
    this.intake = intake;
    this.history = history;
    this.opening = opening;
    this.ciphertexts = ciphertexts;
    this.clock = clock;
  }

  CompletionStage<Void> deliver(RoomReader.Read read) {
    RoomUpdate update = read.update();
    if (read.isLost()) {
      history.missed(update.room());
    }
    Optional<String> gapStart = read.gapEnd().isPresent() ? update.since() : Optional.empty();
    if (gapStart.isEmpty() && opening.isClear(update) && !tails.containsKey(update.room())) {
      return intake.take(update);
    }
    return inTurn(
        update.room(),
        () ->
            gapStart.isEmpty()
                ? opened(update)
                : fill(update, gapStart.get(), read.gapEnd().orElseThrow())
                    .thenCompose(filled -> opened(update)));
  }

  /** Does something when all that is to come before it in a room was handed over. */
  private CompletionStage<Void> inTurn(
      RoomId room, Supplier<CompletionStage<HandedOver>> handingOver) {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    CompletableFuture<Void> before = tails.put(room, turn);
    CompletableFuture<Void> begin =
        before == null ? CompletableFuture.completedFuture(null) : before;
    return begin
        .thenCompose(now -> handingOver.get())
        .whenComplete(
            (done, fault) -> {
              tails.remove(room, turn);
              turn.complete(null);
            })
        .thenCompose(HandedOver::safe);
  }

  private CompletionStage<Void> fill(RoomUpdate update, String from, String to) {
    return history.between(
        update.room(),
        from,
        to,
        missing ->
            opened(RoomUpdate.gap(update, missing, clock.instant())).thenCompose(HandedOver::safe));
  }

  private CompletionStage<HandedOver> opened(RoomUpdate update) {
    if (opening.isClear(update)) {
      return CompletableFuture.completedFuture(new HandedOver(intake.take(update)));
    }
    long keys = opening.keys();
    return opening
        .of(update.timeline())
        .thenApply(
            timeline ->
                new HandedOver(
                    intake
                        .take(update.withTimeline(timeline))
                        .thenCompose(safe -> sinceThen(update.room(), keys))));
  }

  /** A key that came after the look and before the event was kept has found nothing to open. */
  private CompletionStage<Void> sinceThen(RoomId room, long keys) {
    return opening.keys() == keys ? CompletableFuture.completedFuture(null) : again(room);
  }

  /** Takes what was sent to this device; completes when it is kept. */
  CompletionStage<Void> keep(List<JsonNode> toDevice) {
    return opening.keep(toDevice).thenAccept(rooms -> rooms.forEach(this::tryAgain));
  }

  /** Looks at all that is kept: what can be read now, and what nobody waits for any more. */
  void lookAgain() {
    ciphertexts
        .rooms()
        .whenComplete(
            (rooms, fault) -> {
              if (fault == null) {
                rooms.forEach(this::tryAgain);
              } else {
                LOG.warn("what waits for keys cannot be looked at: {}", fault.toString());
              }
            });
  }

  /** Nothing is lost when it fails: all is still kept, and looked at again. */
  private void tryAgain(RoomId room) {
    again(room)
        .whenComplete(
            (done, fault) -> {
              if (fault != null) {
                LOG.warn("what waits for keys in {} was not heard: {}", room, fault.toString());
              }
            });
  }

  private CompletionStage<Void> again(RoomId room) {
    return inTurn(
        room,
        () -> ciphertexts.of(room).thenCompose(opening::again).thenApply(now -> late(room, now)));
  }

  private HandedOver late(RoomId room, List<RoomEvent> readable) {
    return new HandedOver(
        readable.isEmpty()
            ? CompletableFuture.completedFuture(null)
            : intake
                .take(RoomUpdate.late(room, readable, clock.instant()))
                .thenCompose(
                    heard -> ciphertexts.remove(readable.stream().map(RoomEvent::id).toList()))
                .thenApply(gone -> null));
  }
}
