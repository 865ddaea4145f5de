package dev.althing.sync;

import dev.althing.config.LogPlace;
import dev.althing.crypto.Decryption;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was read of a room to its intake, in order within the room: first what was left out
 * before the timeline, then the timeline, each event decrypted if it can be.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Intake intake;
  private final History history;
  private final Decryption decryption;
  private final InstantSource clock;

  /** The last delivery of each room that cannot be handed over at once. */
  private final Map<RoomId, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

  Delivery(Intake intake, History history, Decryption decryption, InstantSource clock) {
    this.intake = intake;
    this.history = history;
    this.decryption = decryption;
    this.clock = clock;
  }

  CompletionStage<Void> deliver(RoomReader.Read read) {
    RoomUpdate update = read.update();
    Optional<String> gapStart = read.gapEnd().isPresent() ? update.since() : Optional.empty();
    CompletableFuture<Void> tail = tails.get(update.room());
    if (tail == null && gapStart.isEmpty()) {
      return take(update);
    }
    CompletionStage<Void> before =
        tail == null ? CompletableFuture.completedFuture(null) : tail.exceptionally(lost -> null);
    CompletableFuture<Void> handedOver = new CompletableFuture<>();
    tails.put(update.room(), handedOver);
    CompletionStage<Void> filled =
        gapStart.isEmpty()
            ? before
            : before.thenCompose(x -> fill(update, gapStart.get(), read.gapEnd().orElseThrow()));
    return filled
        .thenCompose(
            x -> {
              CompletionStage<Void> taken = take(update);
              release(update.room(), handedOver);
              return taken;
            })
        .whenComplete((x, fault) -> release(update.room(), handedOver));
  }

  private void release(RoomId room, CompletableFuture<Void> handedOver) {
    tails.remove(room, handedOver);
    handedOver.complete(null);
  }

  private CompletionStage<Void> fill(RoomUpdate update, String from, String to) {
    return history.between(
        update.room(), from, to, missing -> take(RoomUpdate.gap(update, missing, clock.instant())));
  }

  private CompletionStage<Void> take(RoomUpdate update) {
    boolean clear =
        update.timeline().stream().noneMatch(event -> event.content() instanceof Encrypted);
    return clear ? intake.take(update) : decrypted(update);
  }

  /**
   * Hands over at once what can be read, and each of the others when its plaintext is there; all of
   * them belong to the batch.
   */
  private CompletionStage<Void> decrypted(RoomUpdate update) {
    List<RoomEvent> now = new ArrayList<>();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (RoomEvent event : update.timeline()) {
      if (!(event.content() instanceof Encrypted)) {
        now.add(event);
        continue;
      }
      CompletableFuture<Optional<RoomEvent>> plain = decrypted(event);
      if (plain.isDone()) {
        now.add(plain.getNow(Optional.empty()).orElse(event));
      } else {
        all.add(plain.thenCompose(text -> late(update, text.orElse(event))).toCompletableFuture());
      }
    }
    all.add(intake.take(update.withTimeline(now)).toCompletableFuture());
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  /** An event whose decryption fails stays as it came. */
  private CompletableFuture<Optional<RoomEvent>> decrypted(RoomEvent event) {
    return CompletableFuture.completedFuture(event)
        .thenCompose(decryption::decrypt)
        .exceptionally(
            fault -> {
              LogPlace.log(
                  event.room().value(),
                  event.id().value(),
                  () -> LOG.warn("the event could not be decrypted", fault));
              return Optional.empty();
            });
  }

  private CompletionStage<Void> late(RoomUpdate update, RoomEvent event) {
    return intake.take(
        new RoomUpdate(
            update.room(),
            update.section(),
            update.source(),
            List.of(),
            List.of(event),
            List.of(),
            Optional.empty(),
            update.batch()));
  }
}
